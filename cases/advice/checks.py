"""The table of what is looked at in a policy, and what its editor is told.

Nothing here stops anybody: what must be there before publication is said by the form itself, and
for briefs by ``briefs.readiness``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.advice.reading import longest_sentence, readability_of, words_in
from cases.advice.words import pictures_of, texts_of
from cases.choices import CostKnowledge, Depth

if TYPE_CHECKING:
    from cases.models import PolicyPage

#: Below this English is hard for a second-language reader; newspapers have 50 to 60.
HARD_BELOW: Final = 40
#: Words of one sentence that a reader still holds together.
LONGEST_SENTENCE: Final = 35
#: Words by which a writer finds it.
BEGINNING: Final = 6
ENGLISH: Final = "en"


@dataclass(frozen=True, slots=True)
class Advice:
    """``field`` is where it can be mended; ``words`` say what to do."""

    field: str
    words: str


Check: TypeAlias = "Callable[[PolicyPage], Iterator[Advice]]"


def advice_for(page: PolicyPage) -> list[Advice]:
    """Everything that could be better, in the order of the table."""
    return [advice for check in CHECKS for advice in check(page)]


def _pictures(page: PolicyPage) -> Iterator[Advice]:
    for field, picture in pictures_of(page):
        if not picture.alt_text.strip():
            words = _("The picture “%(title)s” has no description. Add one under Images.")
            yield Advice(field, words % {"title": picture.title})


def _figures(page: PolicyPage) -> Iterator[Advice]:
    if not page.indicators and not page.no_data_yet:
        yield Advice("indicators", _("Give at least one figure, or tick “no data yet”."))
    if page.indicators and not page.sources:
        yield Advice("sources", _("Say where the figures come from."))


def _costs(page: PolicyPage) -> Iterator[Advice]:
    if page.story_depth != Depth.FULL:
        return
    missing = {
        "setup_cost": _("A full story tells the set-up cost, or says that it is not known."),
        "yearly_cost": _("A full story tells the yearly cost, or says that it is not known."),
    }
    for field, words in missing.items():
        is_known = getattr(page, f"{field}_knowledge") == CostKnowledge.KNOWN
        if is_known and getattr(page, field) is None:
            yield Advice(field, words)


def _facts(page: PolicyPage) -> Iterator[Advice]:
    if page.facts_checked_on is None:
        yield Advice("facts_checked_on", _("Nobody has checked the facts yet. Give the day."))
    elif page.check_again_by and page.check_again_by < timezone.localdate():
        words = _("The facts should have been checked again by now. Ask the office.")
        yield Advice("check_again_by", words)


def _trouble(page: PolicyPage) -> Iterator[Advice]:
    if page.story_depth == Depth.FULL and not page.what_went_wrong:
        words = _("Tell what went wrong, and the remedy: readers trust a case that does.")
        yield Advice("what_went_wrong", words)


def _ease(page: PolicyPage) -> Iterator[Advice]:
    texts = texts_of(page) if page.content_language == ENGLISH else {}
    found = readability_of("\n".join(texts.values()))
    if found is not None and found.ease < HARD_BELOW:
        words = _(
            "The English is hard to read (%(ease)d of 100; aim at 50). "
            "Use shorter sentences and shorter words."
        )
        yield Advice("summary", words % {"ease": max(0, round(found.ease))})


def _long_sentences(page: PolicyPage) -> Iterator[Advice]:
    """One for each field: its longest."""
    texts = texts_of(page) if page.content_language == ENGLISH else {}
    for field, text in texts.items():
        sentence = longest_sentence(text)
        length = words_in(sentence)
        if length > LONGEST_SENTENCE:
            words = ngettext(
                "A sentence has %(n)d word. Split it: “%(begins)s …”",
                "A sentence has %(n)d words. Split it: “%(begins)s …”",
                length,
            )
            begins = " ".join(sentence.split()[:BEGINNING])
            yield Advice(field, words % {"n": length, "begins": begins})


CHECKS: Final[tuple[Check, ...]] = (
    _pictures,
    _figures,
    _costs,
    _facts,
    _trouble,
    _ease,
    _long_sentences,
)
