"""Part "policy": what it is, whose it is, since when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from briefs.answers.fields import line, long_text, month, one_of, picked, year
from briefs.answers.questions.asking import Questions
from cases.blocks import sdg_choices
from cases.choices import Depth, Scale, Status
from cases.validators import SUMMARY_WORDS, validate_word_limit
from taxonomy.languages import CONTENT_LANGUAGE_CHOICES
from taxonomy.models import Theme

_DEPTHS = [
    (Depth.SNAPSHOT, _("Snapshot: the main facts and a short story")),
    (Depth.FULL, _("Full: also costs and parts that other cities can take over")),
]


class PolicyQuestions(Questions):
    """The snapshot: the least a reader needs to know whether to read on."""

    to_send = frozenset(
        "title summary content_language story_depth office main_theme status start_year".split()
    )
    to_publish = frozenset({"scale"})

    title = line(
        _("Title"), _("What the policy does. Example: Night buses on nine routes"), most=120
    )
    summary = long_text(
        _("Summary"),
        _("At most 150 words: the problem, what was done, what came of it."),
        words=SUMMARY_WORDS,
        validators=[validate_word_limit],
    )
    content_language = picked(
        _("Language of the brief"),
        CONTENT_LANGUAGE_CHOICES,
        _("The language you write in here, not the language of this website."),
    )
    original_title = line(
        _("Title in the original language"), _("As at home. Example: 심야버스 9개 노선")
    )
    original_language = picked(_("Original language"), CONTENT_LANGUAGE_CHOICES)
    story_depth = one_of(_("How much will you tell?"), _DEPTHS)
    office = line(
        _("Responsible office"),
        _("The office that runs the policy. Example: Transport Operation Division"),
        list="offices",
        autocomplete="off",
    )
    main_theme = forms.ModelChoiceField(
        label=_("Main theme"),
        queryset=Theme.objects.order_by("order", "slug"),
        to_field_name="slug",
        required=False,
        empty_label=_("Choose"),
        widget=forms.Select(attrs={"class": "field"}),
    )
    other_themes = forms.ModelMultipleChoiceField(
        label=_("Other themes"),
        queryset=Theme.objects.order_by("order", "slug"),
        to_field_name="slug",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sdgs = forms.TypedMultipleChoiceField(
        label=_("Sustainable development goals it serves"),
        choices=sdg_choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    status = one_of(_("Where does it stand today?"), Status.choices)
    start_year = year(_("Start: year"), _("Example: 2009"))
    start_month = month(_("Start: month"))
    end_year = year(_("End: year"), _("Leave empty while it runs."))
    end_month = month(_("End: month"))
    scale = one_of(_("How far does it reach?"), Scale.choices)
    scale_note = line(
        _("Population and scale in words"), _("Example: 25 districts, 9.5 million residents")
    )

    groups = (
        ("title", "summary", "content_language", "original_title", "original_language"),
        ("story_depth", "office"),
        ("main_theme", "other_themes", "sdgs"),
        ("status", "start_year", "start_month", "end_year", "end_month"),
        ("scale", "scale_note"),
    )

    def clean(self) -> dict[str, Any]:
        """Years run forward."""
        values = super().clean() or {}
        start, end = values.get("start_year"), values.get("end_year")
        if start and end and end < start:
            self.add_error("end_year", _("The end is before the start. Correct one of the years."))
        return values
