"""Part "results": figures, where they come from, how well they are known."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from briefs.answers.fields import one_of
from briefs.answers.questions.asking import Questions
from cases.choices import Evidence


class ResultsQuestions(Questions):
    """Indicators or an honest "no data yet"."""

    to_publish = frozenset({"indicators", "evidence"})

    no_data_yet = forms.BooleanField(
        label=_("There is no data yet"),
        help_text=_("Tick this when nothing was measured so far. It is an honest answer."),
        required=False,
    )
    evidence = one_of(_("How well are the results known?"), Evidence.choices)

    groups = (("indicators", "no_data_yet"), ("sources",), ("evidence",))
