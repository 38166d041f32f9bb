"""Kinds of questions. None is required here: a draft may be half-written at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

Choices = Iterable[tuple[Any, "_StrOrPromise"]]

#: Longest section of the story, in characters; some 3,000 English words.
SECTION_CHARACTERS: Final = 20_000
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_MONTHS: Final = [(str(number), str(number)) for number in range(1, 13)]


class Amount(forms.DecimalField):
    """Money as people write it: ``1 200 000`` and ``1,200,000`` are the same."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        """The number without the marks between its thousands."""
        if isinstance(value, str):
            value = value.replace(",", "").replace(" ", "").replace("\u00a0", "")
        return super().to_python(value)


def line(
    label: _StrOrPromise, help_text: _StrOrPromise = "", *, most: int = 200, **attrs: Any
) -> forms.CharField:
    """One line; ``most`` in characters."""
    # The browser must not cut what is pasted: too long is said in words.
    widget = forms.TextInput(attrs={"class": "field", "data-most": most, **attrs})
    field = forms.CharField(
        label=label, help_text=help_text, max_length=most, required=False, widget=widget
    )
    field.widget.attrs.pop("maxlength", None)
    return field


def long_text(
    label: _StrOrPromise,
    help_text: _StrOrPromise = "",
    *,
    rows: int = 5,
    words: int | None = None,
    most: int = SECTION_CHARACTERS,
    validators: Iterable[Callable[[Any], None]] = (),
) -> forms.CharField:
    """Several lines; ``words`` is shown by a counter and checked by the validators."""
    attrs = {"class": "field", "rows": rows} | ({"data-words": words} if words else {})
    widget = forms.Textarea(attrs=attrs)
    field = forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        required=False,
        widget=widget,
        validators=tuple(validators),
    )
    field.widget.attrs.pop("maxlength", None)
    return field


def one_of(
    label: _StrOrPromise, choices: Choices, help_text: _StrOrPromise = ""
) -> forms.ChoiceField:
    """One of a few, all in sight."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=list(choices),
        required=False,
        widget=forms.RadioSelect,
    )


def picked(
    label: _StrOrPromise, choices: Choices, help_text: _StrOrPromise = ""
) -> forms.ChoiceField:
    """One of many, in a list that opens."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=[("", _("Choose")), *choices],
        required=False,
        widget=forms.Select(attrs={"class": "field"}),
    )


def year(label: _StrOrPromise, help_text: _StrOrPromise = "") -> forms.IntegerField:
    """Four digits."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=_FIRST_YEAR,
        max_value=_LAST_YEAR,
        required=False,
        widget=forms.TextInput(attrs={"class": "field is-short", "inputmode": "numeric"}),
        error_messages={"invalid": _("This is not a year. Write four digits, such as 2012.")},
    )


def month(label: _StrOrPromise) -> forms.TypedChoiceField:
    """A month by its number."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("", _("Unknown")), *_MONTHS],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.Select(attrs={"class": "field is-short"}),
    )


def number(label: _StrOrPromise, help_text: _StrOrPromise = "") -> forms.FloatField:
    """A figure as its source prints it."""
    return forms.FloatField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.TextInput(attrs={"class": "field is-short", "inputmode": "decimal"}),
        error_messages={"invalid": _("This is not a number. Write digits only, such as 22.4.")},
    )


def amount(label: _StrOrPromise, help_text: _StrOrPromise = "") -> Amount:
    """Money, in units of a currency that is asked beside it."""
    return Amount(
        label=label,
        help_text=help_text,
        max_digits=20,
        decimal_places=2,
        min_value=0,
        required=False,
        widget=forms.TextInput(attrs={"class": "field is-short", "inputmode": "decimal"}),
        error_messages={"invalid": _("This is not an amount. Write digits only, such as 1200000.")},
    )
