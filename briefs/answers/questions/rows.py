"""What can be answered repeatedly: indicators, sources, partners, reusable parts, authors."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from briefs.answers.fields import line, long_text, number, one_of, picked, year
from briefs.answers.questions.consent import YES_NO
from cases.choices import PartnerKind

_OR_NOTHING: Final = _("Fill this in, or empty the whole row.")


class Row(forms.Form):
    """One row; it may be empty as a whole. ``needs``: what a row that says anything must have."""

    #: The name of a box -> what to do when it is empty; the first one names the row.
    needs: ClassVar[dict[str, Any]]
    heading: ClassVar[Any]
    about: ClassVar[Any] = ""
    #: What one row is called, and the button that offers one more.
    one: ClassVar[Any]
    add: ClassVar[Any]
    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        """Nothing that is needed is empty."""
        values = super().clean() or {}
        for name, message in self.needs.items():
            if name in values and values[name] in ("", None):
                self.add_error(name, message)
        return values


class IndicatorRow(Row):
    """A figure before and after."""

    needs = {"name": _OR_NOTHING, "after": _("Write the figure after the policy.")}
    heading = _("Figures before and after")
    one, add = _("Figure"), _("Add another figure")

    name = line(_("What was measured"), _("Example: Average bus speed"))
    before = number(_("Before"), _("Empty when it was not measured."))
    after = number(_("After"), _("Example: 22.4"))
    unit = line(_("Unit"), _("Example: km/h"), most=80, **{"class": "field is-short"})
    year = year(_("Year"))
    source = forms.IntegerField(
        label=_("Source number"),
        help_text=_("Its number in the list of sources below."),
        min_value=1,
        max_value=99,
        required=False,
        widget=forms.TextInput(attrs={"class": "field is-short", "inputmode": "numeric"}),
    )


class SourceRow(Row):
    """Where figures and statements come from."""

    needs = {"title": _OR_NOTHING}
    heading = _("Sources of the figures")
    about = _("Reports, yearbooks, web pages that readers can look up.")
    one, add = _("Source"), _("Add another source")

    title = line(_("Title"), _("Example: Yearbook of transport 2012"), most=300)
    publisher = line(_("Publisher"))
    url = forms.URLField(
        label=_("Web address"),
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"class": "field", "inputmode": "url"}),
    )
    year = year(_("Year"))


class PartnerRow(Row):
    """Who leads or helps."""

    needs = {"name": _OR_NOTHING, "kind": _("Choose what kind of body it is.")}
    heading = _("Who leads it, and partners")
    about = _("Name first who leads it.")
    one, add = _("Partner"), _("Add another partner")

    name = line(_("Name"), _("Example: Metropolitan Transport Corporation"))
    role = line(_("What it does"), _("Example: leads; runs the buses"), most=120)
    kind = picked(_("Kind"), PartnerKind.choices)


class ReusableRow(Row):
    """Something another city can take over by itself."""

    needs = {"title": _OR_NOTHING}
    heading = _("Parts another city can take over")
    about = _("A full brief names at least one.")
    one, add = _("Reusable part"), _("Add another part")

    title = line(_("Title"), _("Example: The contract with the operators"), most=120)
    text = long_text(_("What it is"), rows=3, most=5_000)
    conditions = long_text(_("What must be there first"), rows=2, most=5_000)
    lesson = long_text(_("What you would do differently"), rows=2, most=5_000)


class AuthorRow(Row):
    """A named person. The name is shown only with consent, and only as long as it holds."""

    needs = {"name": _OR_NOTHING}
    heading = _("Authors")
    about = _("Nobody is named without consent. Empty the row if nobody shall be named.")
    one, add = _("Author"), _("Add another author")

    name = line(_("Name"), most=120, autocomplete="off")
    role = line(_("Role"), _("Example: Head of the bus team"), most=120)
    consent = one_of(_("Does this person agree to be named?"), YES_NO)
    consent_until = forms.DateField(
        label=_("Until when"),
        help_text=_("Leave empty for no end. Example: 2030-12-31"),
        required=False,
        widget=forms.DateInput(attrs={"class": "field is-short"}, format="%Y-%m-%d"),
    )
    account = forms.IntegerField(required=False, widget=forms.HiddenInput)
