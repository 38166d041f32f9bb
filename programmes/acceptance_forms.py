"""What an invited person fills in to get an account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.entrance import PASSWORD_HELP
from accounts.models import User
from accounts.plain_forms import PlainForm
from programmes.models import Invitation

WITH_PASSWORD = "password"
WITH_CODE = "code"


class AcceptanceForm(PlainForm):
    """Name, language, and how to sign in from now on."""

    first_name = forms.CharField(
        label=_("Given name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Your given name is missing. Write it in this box.")},
    )
    last_name = forms.CharField(
        label=_("Family name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
        error_messages={"required": _("Your family name is missing. Write it in this box.")},
    )
    preferred_language = forms.ChoiceField(
        label=_("Language of the mails we send you"), choices=settings.LANGUAGES
    )
    sign_in_with = forms.ChoiceField(
        label=_("How do you want to sign in from now on?"),
        choices=[
            (WITH_PASSWORD, _("With a password")),
            (WITH_CODE, _("With a code that we mail to you each time")),
        ],
        widget=forms.RadioSelect,
    )
    password = forms.CharField(
        label=_("Password, if you chose one"),
        help_text=PASSWORD_HELP,
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        self.invitation = invitation
        initial = {
            "first_name": invitation.first_name,
            "last_name": invitation.last_name,
            "preferred_language": invitation.preferred_language,
            "sign_in_with": WITH_PASSWORD,
        }
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self) -> dict[str, Any]:
        """A password is checked only where one is wanted; a code needs none."""
        answers = super().clean() or {}
        if answers.get("sign_in_with") == WITH_CODE:
            return {**answers, "password": None}
        try:
            self._check_password(answers)
        except ValidationError as error:
            self.add_error("password", error)
        return answers

    def _check_password(self, answers: dict[str, Any]) -> None:
        password = answers.get("password")
        if not password:
            raise ValidationError(
                _("The password is missing. Type one, or choose to sign in with a mailed code.")
            )
        names = {name: answers.get(name, "") for name in ("first_name", "last_name")}
        validate_password(password, User(email=self.invitation.email, **names))

    def account(self) -> dict[str, Any]:
        """The keyword arguments of ``inviting.accept`` that the person decides."""
        names = ("first_name", "last_name", "preferred_language", "password")
        return {name: self.cleaned_data[name] for name in names}
