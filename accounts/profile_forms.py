"""The forms a person fills in about themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.plain_forms import PlainForm, dress
from taxonomy.languages import CONTENT_LANGUAGE_CHOICES
from taxonomy.models import City


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """Name and language."""

    class Meta:
        model = User
        fields = ("first_name", "last_name", "preferred_language")
        labels = {
            "first_name": _("Given name"),
            "last_name": _("Family name"),
            "preferred_language": _("Language of the mails we send you"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"
        for name in ("first_name", "last_name"):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = _(
                "Your name is missing. Write it as your colleagues know it."
            )
        dress(self)


class DirectoryForm(PlainForm):
    """Languages to be listed with. That the person wants to be listed, the button says."""

    languages = forms.MultipleChoiceField(
        label=_("Languages others may use with you"),
        choices=CONTENT_LANGUAGE_CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("This language is not in the list.")},
    )


class FindCityForm(PlainForm):
    """The search box before the list of cities."""

    q = forms.CharField(
        label=_("City you work for now"),
        help_text=_("The beginning of its name, in any language."),
        required=False,
        max_length=100,
    )


class MoveForm(PlainForm):
    """One of the cities found, and the office there."""

    city = forms.ModelChoiceField(
        label=_("City"),
        queryset=City.objects.select_related("country"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("No city is chosen. Choose one, or search for another name."),
            "invalid_choice": _("This city is not in the list. Search for it again."),
        },
    )
    office = forms.CharField(
        label=_("Office"),
        help_text=_("Its name in English. Example: Transport Operation Division"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("The office is missing. Write its name in English.")},
    )

    def offer(self, cities: Sequence[City]) -> None:
        """Show these; any city is accepted, so that a list may change between two requests."""
        widget = self.fields["city"].widget
        widget.choices = [(city.pk, f"{city.name}, {city.country}") for city in cities]
