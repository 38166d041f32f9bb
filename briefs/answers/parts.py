"""The six parts of a brief as a table.

One more question touches its form and, if it is stored in another way than its neighbours,
``reading`` and ``applying``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from briefs.answers.questions.asking import Questions
from briefs.answers.questions.consent import ConsentQuestions
from briefs.answers.questions.costs import CostsQuestions
from briefs.answers.questions.policy import PolicyQuestions
from briefs.answers.questions.results import ResultsQuestions
from briefs.answers.questions.rows import (
    AuthorRow,
    IndicatorRow,
    PartnerRow,
    ReusableRow,
    Row,
    SourceRow,
)
from briefs.answers.questions.story import StoryQuestions

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, slots=True)
class Part:
    """Some questions that are answered together.

    ``rows``: name of the answer -> its row. ``besides``: fields of the page that are settled here
    without being an answer: known before, uploaded, or confirmed when it is sent.
    """

    name: str
    title: _StrOrPromise
    about: _StrOrPromise
    questions: type[Questions] = Questions
    rows: Mapping[str, type[Row]] = field(default_factory=dict)
    besides: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of all its answers."""
        return (*self.questions.base_fields, *self.rows)


POLICY: Final = Part(
    "policy",
    _("The policy"),
    _("What it is, whose it is, since when."),
    PolicyQuestions,
    besides=("city", "session"),
)
STORY: Final = Part(
    "story", _("The story"), _("The problem, what was done, what went wrong."), StoryQuestions
)
RESULTS: Final = Part(
    "results",
    _("Results"),
    _("Figures before and after, and where they come from."),
    ResultsQuestions,
    {"indicators": IndicatorRow, "sources": SourceRow},
)
COSTS: Final = Part(
    "costs",
    _("Costs and lessons"),
    _("Money, partners, and what another city can take over."),
    CostsQuestions,
    {"partners": PartnerRow, "reusable_parts": ReusableRow},
)
FILES: Final = Part(
    "files", _("Files"), _("Your presentation, and further files."), besides=("files",)
)
CONSENT: Final = Part(
    "consent",
    _("Consent"),
    _("Who may read it, who is named, who may be asked."),
    ConsentQuestions,
    {"authors": AuthorRow},
    besides=("facts_checked_on",),
)

PARTS: Final = {part.name: part for part in (POLICY, STORY, RESULTS, COSTS, FILES, CONSENT)}

#: Answer -> where it is asked.
PART_OF: Final = {name: part for part in PARTS.values() for name in part.fields}

#: The same for every field that can be missing.
_SETTLED_IN: Final = PART_OF | {name: part for part in PARTS.values() for name in part.besides}


def part_where(field_name: str) -> Part:
    """The part in which a field of a brief is mended; raises KeyError for one that is in none."""
    return _SETTLED_IN[field_name]
