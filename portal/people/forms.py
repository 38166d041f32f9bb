"""What one may ask the directory: a name or a city, a theme, a learning session."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.plain_forms import PlainForm
from programmes.models import LearningSession
from taxonomy.models import Theme
from taxonomy.selectors import themes_in_order


class PeopleForm(PlainForm):
    """Everything may be left empty; what does not exist is ignored with a word."""

    q = forms.CharField(
        label=_("Name or city"),
        help_text=_("In any language. Example: Osaka"),
        required=False,
        max_length=100,
    )
    theme = forms.ModelChoiceField(
        label=_("Theme of a brief"),
        queryset=Theme.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("All themes"),
        error_messages={"invalid_choice": _("There is no such theme.")},
    )
    session = forms.ModelChoiceField(
        label=_("Learning session"),
        queryset=LearningSession.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("All learning sessions"),
        error_messages={"invalid_choice": _("There is no such learning session.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = themes_in_order()  # type: ignore[attr-defined]
        self.fields["session"].queryset = LearningSession.objects.all()  # type: ignore[attr-defined]
        self.fields["q"].widget.attrs["autocomplete"] = "off"
