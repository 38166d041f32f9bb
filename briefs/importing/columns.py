"""The columns of an import as data: the one place that says what a file may hold.

docs/import.md is made from here (:mod:`.guide`), and so are the checks of :mod:`.rows`. A new
column that fills a field or a story section of a page needs one line and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError

from briefs.importing import values
from briefs.importing.values import Reader
from cases.choices import Evidence, Scale, Status, Visibility
from cases.validators import SUMMARY_WORDS, validate_word_limit
from taxonomy.languages import CONTENT_LANGUAGES
from uploads.choices import Licence

#: The languages of content by code, and by their own names.
_LANGUAGES: Final = {
    key.casefold(): known.code
    for known in CONTENT_LANGUAGES
    for key in (known.own_name, known.code)
}
_YEARS: Final = (1000, 2999)


def _one_of(meaning: str, allowed: Iterable[str]) -> str:
    return f"{meaning} One of {', '.join(f'`{value}`' for value in allowed)}."


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is called, what it means, and how one cell of it is read.

    ``field`` is the field of the page it fills as it is, ``story`` the section it is written into;
    columns with neither are resolved in :mod:`.rows` or :mod:`.drafting`.
    """

    name: str
    meaning: str
    example: str
    read: Reader
    required: bool = False
    field: str = ""
    story: str = ""


COLUMNS: Final = (
    Column(
        "external_id",
        "Identifier in your list. The same identifier again changes the same policy.",
        "osaka-2012-07",
        values.line_of_text(200),
        required=True,
    ),
    Column(
        "kind",
        "`case` for a case study of Seoul, `brief` for a policy of a partner city.",
        "brief",
        values.choice(("case", "brief")),
        required=True,
    ),
    Column(
        "title",
        "Title, at most 120 characters.",
        "Night buses where phones are used at night",
        values.line_of_text(120),
        required=True,
        field="title",
    ),
    Column(
        "summary",
        f"Summary, at most {SUMMARY_WORDS} words.",
        "The city drew its night bus routes from ...",
        values.checked(values.text(), validate_word_limit, ValidationError),
        required=True,
        field="summary",
    ),
    Column(
        "body",
        "What was done. A blank line begins a new paragraph.",
        "In 2013 the city ...",
        values.text(),
        required=True,
        story="what_was_done",
    ),
    Column(
        "city",
        "City, by name in any language or by its slug.",
        "Osaka",
        values.line_of_text(100),
        required=True,
    ),
    Column(
        "country",
        "Country of the city, by its two letters (ISO 3166-1) or its name.",
        "JP",
        values.line_of_text(80),
        required=True,
    ),
    Column(
        "year",
        "Year it began.",
        "2013",
        values.whole_number(*_YEARS),
        required=True,
        field="start_year",
    ),
    Column(
        "themes",
        "Themes, by slug or label; the first is the main theme.",
        "public-transport|digital-government",
        values.list_of(values.line_of_text(80), most=19),
        required=True,
    ),
    Column(
        "language",
        "Language of the text, by code.",
        "en",
        values.mapped(_LANGUAGES, "language"),
        required=True,
        field="content_language",
    ),
    Column(
        "slug",
        "Last part of the address, for a new policy. Made from the title when empty.",
        "night-buses",
        values.line_of_text(200),
    ),
    Column(
        "title_local",
        "Title in the language of the city.",
        "올빼미버스",
        values.line_of_text(200),
        field="original_title",
    ),
    Column(
        "summary_local",
        "Summary in the language of the city.",
        "심야에 운행하는 ...",
        values.text(5000),
        field="original_summary",
    ),
    Column(
        "language_local",
        "Language of `title_local` and `summary_local`; needed with either.",
        "ko",
        values.mapped(_LANGUAGES, "language"),
        field="original_language",
    ),
    Column(
        "problem",
        "What was wrong, for whom.",
        "People who work at night ...",
        values.text(),
        story="problem",
    ),
    Column(
        "results", "What changed, in words.", "After one year ...", values.text(), story="outcome"
    ),
    Column(
        "what_went_wrong",
        "What went wrong, and the remedy.",
        "The first routes ...",
        values.text(),
        story="what_went_wrong",
    ),
    Column(
        "transfer_conditions",
        "What another city needs first.",
        "Records of where phones are used ...",
        values.text(),
        story="transfer_conditions",
    ),
    Column(
        "lessons",
        "Lessons, one sentence each.",
        "Start small.|Publish the data.",
        values.list_of(values.text(2000)),
    ),
    Column(
        "status",
        _one_of(
            "Where it stands. When empty: `completed` if there is a last year, else `running`.",
            Status.values,
        ),
        "running",
        values.choice(Status.values),
        field="status",
    ),
    Column("year_end", "Year it ended.", "2016", values.whole_number(*_YEARS), field="end_year"),
    Column(
        "session",
        "Learning session of a brief, by slug. Empty when it is not recorded.",
        "2012-05",
        values.line_of_text(60),
    ),
    Column(
        "sdgs",
        "Sustainable development goals, by number.",
        "11|13",
        values.list_of(values.whole_number(1, 17)),
    ),
    Column(
        "office",
        'Office in charge; added when the city has none of that name. "City administration" '
        "when a new policy names none.",
        "Transport Operation Division",
        values.line_of_text(200),
    ),
    Column(
        "partners",
        "Bodies that help, by name.",
        "Osaka Metro|Osaka University",
        values.list_of(values.line_of_text(200)),
    ),
    Column(
        "scale",
        _one_of("How far it reaches.", Scale.values),
        "city",
        values.choice(Scale.values),
        field="scale",
    ),
    Column(
        "scale_note",
        "Population and scale in words.",
        "25 districts, 9.5 million residents",
        values.line_of_text(200),
        field="scale_note",
    ),
    Column(
        "evidence",
        _one_of("How well the results are known.", Evidence.values),
        "monitored",
        values.choice(Evidence.values),
        field="evidence",
    ),
    Column(
        "cost_kind",
        "What the cost is: `setup` (also when empty) or `yearly`.",
        "setup",
        values.choice(("setup", "yearly")),
    ),
    Column("cost_amount", "Cost in units of the currency.", "59000000000", values.amount),
    Column(
        "cost_currency",
        "Currency, in three letters; needed with an amount.",
        "KRW",
        values.currency,
    ),
    Column("cost_year", "Year the cost is of.", "2017", values.whole_number(*_YEARS)),
    Column(
        "cost_note",
        "What the cost is for, and how sure the figure is.",
        "Press figure; without land",
        values.line_of_text(500),
    ),
    Column(
        "visibility",
        _one_of("Who may read it; everybody when empty.", Visibility.values),
        "public",
        values.choice(Visibility.values),
        field="visibility",
    ),
    Column(
        "licence",
        _one_of("Terms of reuse; all rights reserved when empty.", Licence.values),
        "cc-by-4.0",
        values.choice(Licence.values),
        field="licence",
    ),
    Column(
        "latitude",
        "Degrees north; the position of the city when empty.",
        "34.6937",
        values.number(-90, 90),
        field="latitude",
    ),
    Column(
        "longitude",
        "Degrees east; needed with a latitude.",
        "135.5023",
        values.number(-180, 180),
        field="longitude",
    ),
    Column("place", "Place of a site visit, by slug.", "topis", values.line_of_text(80)),
    Column(
        "source_title",
        "Where it was published; needed with any other column of the source.",
        "Annual report 2016",
        values.line_of_text(300),
    ),
    Column("source_publisher", "Who published it.", "City of Osaka", values.line_of_text(200)),
    Column("source_url", "Where it can be read.", "https://example.org/report", values.address),
    Column("source_year", "Year it was published.", "2016", values.whole_number(*_YEARS)),
    Column(
        "facts_checked_on",
        "Day the facts were checked.",
        "2026-06-30",
        values.day,
        field="facts_checked_on",
    ),
)

BY_NAME: Final = {column.name: column for column in COLUMNS}
REQUIRED: Final = tuple(column.name for column in COLUMNS if column.required)
