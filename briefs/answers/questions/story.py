"""Part "story": what was wrong, what was done, what came of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from briefs.answers.fields import long_text
from briefs.answers.questions.asking import Questions


class StoryQuestions(Questions):
    """Plain text; a blank line begins a new paragraph."""

    to_publish = frozenset({"problem", "what_was_done"})

    problem = long_text(
        _("The problem"),
        _("What was wrong, for whom, how bad. Example: buses were slower than cars."),
        rows=7,
    )
    what_was_done = long_text(
        _("What was done"),
        _("The decision, the steps, who did what. Dates help readers."),
        rows=9,
    )
    outcome = long_text(
        _("Results in words"), _("What changed for people. Figures come in the next part."), rows=7
    )
    what_went_wrong = long_text(
        _("What went wrong, and what you did about it"),
        _("Readers trust a brief that tells this. Example: drivers struck in the first week."),
        rows=7,
    )
    transfer_conditions = long_text(
        _("What another city needs first"),
        _("Laws, money, people, habits. Example: a smart card that all operators accept."),
    )

    groups = (
        ("problem", "what_was_done", "outcome"),
        ("what_went_wrong", "transfer_conditions"),
    )
