"""The forms of an account in the admin."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.widgets import AdminSnippetChooser
from wagtail.users.forms import UserCreationForm, UserEditForm

from taxonomy.models import City, Office

#: What an account has beyond Wagtail's own fields.
OWN_FIELDS = ("city", "office", "preferred_language")
_HELP = {
    "email": _("Signs in with it; never shown to others. Example: name@city.example"),
    "city": _("The city the person works for. Thousands of cities: choose by name."),
    "office": _("The office the person works in; add it under Vocabulary when it is missing."),
    "preferred_language": _("Language of the mails the portal sends."),
}
_WIDGETS = {
    "groups": forms.CheckboxSelectMultiple,
    "city": AdminSnippetChooser(City),
    "office": AdminSnippetChooser(Office),
}


class AccountFields(forms.ModelForm):  # type: ignore[type-arg]
    """What creating and editing have in common."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail's own boxes do not read the words of a Meta.
        for name in _HELP.keys() & self.fields.keys():
            self.fields[name].help_text = _HELP[name]

    def clean_email(self) -> str:
        """Kept in small letters, as the portal compares them."""
        return str(self.cleaned_data["email"]).lower()


class AccountCreationForm(AccountFields, UserCreationForm):
    """A new account."""

    class Meta(UserCreationForm.Meta):
        fields: ClassVar[set[str]] = UserCreationForm.Meta.fields | set(OWN_FIELDS)
        widgets = _WIDGETS


class AccountEditForm(AccountFields, UserEditForm):
    """An existing account."""

    class Meta(UserEditForm.Meta):
        fields: ClassVar[set[str]] = UserEditForm.Meta.fields | set(OWN_FIELDS)
        widgets = _WIDGETS
