"""The forms of signing in and of passwords: allauth's, in our words and look."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.plain_forms import dress

EMAIL_LABEL = _("E-mail address")
PASSWORD_LABEL = _("Password")
PASSWORD_HELP = _(
    "At least 8 characters, and not a common word. Three or four words in a row are good. "
    "You can paste it."
)


class _Dressed:
    """Put before one of allauth's forms: field name -> what it is called and explained by."""

    words: dict[str, tuple[Any, Any]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, help_text) in self.words.items():
            self.fields[name].label = label
            self.fields[name].help_text = help_text
            missing = gettext("“%(box)s” is empty. Fill it in.") % {"box": label}
            self.fields[name].error_messages["required"] = missing
        dress(self)  # type: ignore[arg-type]


class SignInForm(_Dressed, allauth_forms.LoginForm):
    words = {
        "login": (EMAIL_LABEL, ""),
        "password": (PASSWORD_LABEL, ""),
        "remember": (_("Stay signed in on this device for two weeks"), ""),
    }


class AskForCodeForm(_Dressed, allauth_forms.RequestLoginCodeForm):
    words = {"email": (EMAIL_LABEL, _("The address your invitation was sent to."))}


class EnterCodeForm(_Dressed, allauth_forms.ConfirmLoginCodeForm):
    words = {"code": (_("Code"), _("8 digits, from the mail."))}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AskForResetForm(_Dressed, allauth_forms.ResetPasswordForm):
    words = {"email": (EMAIL_LABEL, "")}


class _OneNewPassword(_Dressed):
    """The password is typed once: who mistypes it asks for a new one, or for a code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class ResetPasswordForm(_OneNewPassword, allauth_forms.ResetPasswordKeyForm):
    words = {"password1": (_("New password"), PASSWORD_HELP)}


class SetPasswordForm(_OneNewPassword, allauth_forms.SetPasswordForm):
    words = {"password1": (_("New password"), PASSWORD_HELP)}


class ChangePasswordForm(_OneNewPassword, allauth_forms.ChangePasswordForm):
    words = {
        "oldpassword": (_("Your password now"), ""),
        "password1": (_("New password"), PASSWORD_HELP),
    }


class NewAddressForm(_Dressed, allauth_forms.AddEmailForm):
    words = {
        "email": (
            _("New e-mail address"),
            _("We send a link to it. The address changes when you open the link."),
        )
    }


class ConfirmPasswordForm(_Dressed, allauth_forms.ReauthenticateForm):
    words = {"password": (PASSWORD_LABEL, "")}
