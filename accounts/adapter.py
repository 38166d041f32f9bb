"""Where allauth asks the portal: who may have an account, and what its mails and errors say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.mails import absolute_url, send_mail_in_language
from accounts.models import User

_PREFIX: Final = "account/email/"
#: Written like the mail to a known address, and thrown away.
TO_NOBODY: Final = "unknown_account"
#: Mail -> name and arguments (context keys) of the address it links to.
_LINKS: Final = {
    "password_reset_key": ("account_reset_password_from_key", {"uidb36": "uid", "key": "key"}),
    "email_confirmation": ("account_confirm_email", {"key": "key"}),
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation; mails are written in the reader's language and queued."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "This address and password do not fit. Check both, or sign in with a mailed code."
        ),
        "too_many_login_attempts": _(
            "That were too many attempts. Wait five minutes, then try again."
        ),
        "rate_limited": _("That were too many attempts. Wait five minutes, then try again."),
        "incorrect_code": _(
            "This is not the code of the last mail. Check the mail and type the code again."
        ),
        "incorrect_password": _("This is not your password. Type it again."),
        "enter_current_password": _("This is not your password now. Type it again."),
        "duplicate_email": _("This is your address already. Give another one."),
        "invalid_password_reset": _("This link does not work any more. Ask for a new one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: see programmes.inviting."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account."""
        return reverse("accounts:profile")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue ``emails/account/<name>.txt`` in the language of the person, if we know one."""
        name = template_prefix.removeprefix(_PREFIX)
        user = context.get("user") or User.objects.filter(email__iexact=email).first()
        language = user.preferred_language if user else translation.get_language() or "en"
        send_mail_in_language(
            to="" if name == TO_NOBODY else email,
            language=language,
            template=f"account/{name}",
            context={**context, "link": _link(name, language, context), "address": email},
        )


def _link(name: str, language: str, context: Mapping[str, Any]) -> str:
    """To the page in the language of the mail, on the host the operator named."""
    if name not in _LINKS:
        return ""
    view, arguments = _LINKS[name]
    with translation.override(language):
        path = reverse(view, kwargs={key: context[value] for key, value in arguments.items()})
    return absolute_url(path)
