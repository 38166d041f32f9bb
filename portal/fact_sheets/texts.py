"""What the fact sheet of a policy says: plain text, cut to what a sheet can hold at most.

Names of persons are left out: consent may be withdrawn, and paper goes round.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from django.template.defaultfilters import floatformat
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import get_language, get_language_info, gettext

from cases.figures import Figure, figures_of
from search.plain_text import stream_text
from taxonomy.city_states import with_country
from taxonomy.families import family_of

if TYPE_CHECKING:
    from cases.models import PolicyPage

#: Raise it when the sheet looks different: what was printed is kept until its words change.
EDITION: Final = 1
#: Characters of any one text, and entries of any list, before anything is laid out.
LONGEST: Final = 1600
MOST: Final = 6
_SHORT: Final = 160
_DIGITS: Final = 20
#: Roughly: characters in a line of the wider column, and lines that one figure takes beside it.
_LINE: Final = 62
_LINES_OF_FIGURE: Final = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A short text under its title."""

    title: str
    text: str

    def within(self, characters: int) -> Told:
        """With a text of at most so many."""
        return Told(self.title, shortened(self.text, characters))


@dataclass(frozen=True, slots=True)
class Sheet:
    """All words; ``language`` is that of the policy's own texts, ``interface`` that of the others.

    ``address`` is the permanent one, ``version`` the day this text was published.
    """

    key: str
    interface: str
    language: str
    kind: str
    theme: str
    family: str
    title: str
    original_title: str
    original_language: str
    whereabouts: str
    period: str
    summary: str
    sections: tuple[Told, ...]
    lessons: tuple[str, ...]
    facts: tuple[Told, ...]
    figures: tuple[Figure, ...]
    address: str
    version: str

    @property
    def digest(self) -> str:
        """Hexadecimal; another one as soon as anything is said differently."""
        said = json.dumps([EDITION, asdict(self)], ensure_ascii=False, sort_keys=True)
        return sha256(said.encode()).hexdigest()[:_DIGITS]

    @property
    def is_long(self) -> bool:
        """Whether the sections reach lower than the figures beside them: lessons go below those."""
        lines = sum(len(each.text) / _LINE + 2 for each in self.sections)
        return lines > _LINES_OF_FIGURE * len(self.figures)

    @property
    def is_right_to_left(self) -> bool:
        """Of the policy's own texts."""
        return is_right_to_left(self.language)


def is_right_to_left(language: str) -> bool:
    """Whether a language that Django knows is written from right to left."""
    try:
        return bool(get_language_info(language)["bidi"])
    except KeyError:
        return False


def sheet_of(page: PolicyPage, *, address: str) -> Sheet:
    """Of a page as :func:`cases.selectors.find_policy` gives it; a handful of small queries."""
    return Sheet(
        key=page.stable_id,
        interface=str(get_language()),
        language=page.content_language,
        kind=gettext("Case study") if page.kind == "case" else gettext("Brief"),
        theme=page.main_theme.label,
        family=family_of(page.main_theme.slug).value,
        title=page.title,
        original_title=page.original_title,
        original_language=page.original_language,
        whereabouts=with_country(page.city.name, page.city.country.name),
        period=" ".join(render_to_string("cases/policy/period.html", {"page": page}).split()),
        summary=shortened(page.summary, LONGEST),
        sections=tuple(_sections(page)),
        lessons=tuple(shortened(str(each.value), LONGEST) for each in page.lessons[:MOST]),
        facts=tuple(_facts(page)),
        figures=figures_of((block.value for block in page.indicators[:MOST]), 0),
        address=address,
        version=date_format(localdate(page.last_published_at), "DATE_FORMAT"),
    )


def shortened(text: str, characters: int) -> str:
    """At most so many, then an ellipsis behind a whole word where something is left out."""
    whole = " ".join(text.split())
    if len(whole) <= characters:
        return whole
    words, space, _rest = whole[: characters + 1].rpartition(" ")
    # Without spaces, or with a word that is half of it, the cut is made inside.
    kept = words if space and len(words) > characters // 2 else whole[:characters]
    return kept.rstrip(" ,;:.") + "…"


def _sections(page: PolicyPage) -> Iterator[Told]:
    for title, stream in (
        (gettext("The problem"), page.problem),
        (gettext("What was done"), page.what_was_done),
        (gettext("Results"), page.outcome),
        (gettext("What went wrong, and the remedy"), page.what_went_wrong),
        (gettext("What another city needs"), page.transfer_conditions),
    ):
        # Headings of a longer story would stand in the middle of a short one.
        told = [block for block in stream if block.block_type != "heading"]
        text = unescape(stream_text(told))
        if text.strip():
            yield Told(title, shortened(text, LONGEST))


def _facts(page: PolicyPage) -> Iterator[Told]:
    checked = page.facts_checked_on
    for title, value in (
        (gettext("Status"), page.get_status_display()),
        (gettext("Responsible office"), page.office.name if page.office else ""),
        (gettext("Scale"), " · ".join(filter(None, (page.get_scale_display(), page.scale_note)))),
        (gettext("Set-up cost"), _cost(page, "setup_cost")),
        (gettext("Yearly cost"), _cost(page, "yearly_cost")),
        (gettext("Funding"), page.get_funding_display()),
        (gettext("Staff needed"), page.staff_needed),
        (gettext("Evidence"), page.get_evidence_display()),
        (gettext("Learning session"), str(page.session or "")),
        (gettext("Licence for reuse"), page.get_licence_display()),
        (gettext("Facts checked on"), date_format(checked, "DATE_FORMAT") if checked else ""),
    ):
        if value:
            yield Told(title, shortened(str(value), _SHORT))


def _cost(page: Any, name: str) -> str:
    """An amount with its year; else the note; else why there is none."""
    amount, note = getattr(page, name), getattr(page, f"{name}_note")
    if amount is None:
        return note or str(getattr(page, f"get_{name}_knowledge_display")())
    currency, year = getattr(page, f"{name}_currency"), getattr(page, f"{name}_year")
    words = {"currency": currency, "number": floatformat(amount, "-2g")}
    told = gettext("%(currency)s %(number)s") % words
    return f"{told} ({year})" if year else told
