"""Raw rows -> valid rows or problems, each problem with its line, column and reason.

Nothing is written here. What :func:`check_rows` lets through can be made a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from briefs.importing.columns import BY_NAME, REQUIRED
from briefs.importing.drafts import PAGE_MODELS
from briefs.importing.files import BrokenRow, RawRow, UnreadableFile
from briefs.importing.values import BadValue, is_empty
from briefs.importing.vocabulary import Vocabulary
from programmes.models import LearningSession, Place
from taxonomy.models import City, Theme

FoundT = TypeVar("FoundT")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is not valid; ``column`` is empty when it is the row as a whole."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        where = f"line {self.line}, {self.column}" if self.column else f"line {self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class ValidRow:
    """A row that can become a page: what its cells say, and the records they name."""

    line: int
    values: Mapping[str, Any]
    city: City
    themes: tuple[Theme, ...]
    session: LearningSession | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """Every row of a file is in ``valid`` or has at least one problem."""

    valid: tuple[ValidRow, ...]
    problems: tuple[Problem, ...]
    ignored_columns: tuple[str, ...]


def check_rows(rows: Sequence[RawRow | BrokenRow]) -> CheckedRows:
    """Check all rows; raises UnreadableFile when a required column is nowhere in the file."""
    columns = dict.fromkeys(name for row in rows if isinstance(row, RawRow) for name in row.values)
    missing = [name for name in REQUIRED if name not in columns]
    if columns and missing:
        raise UnreadableFile(f"These columns are missing: {', '.join(missing)}.")
    check = _Check()
    valid = [found for row in rows if (found := check.row(row)) is not None]
    ignored = tuple(name for name in columns if name not in BY_NAME)
    return CheckedRows(tuple(valid), tuple(check.problems), ignored)


class _Check:
    """Goes through the rows of one file and remembers what it has met."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._vocabulary = Vocabulary()
        self._kinds = _kinds_by_external_id()
        self._lines: dict[str, int] = {}
        self._line = 0

    def row(self, row: RawRow | BrokenRow) -> ValidRow | None:
        self._line = row.line
        before = len(self.problems)
        if isinstance(row, BrokenRow):
            self._problem(row.column, row.reason)
            return None
        values = self._values(row)
        self._identifier(values)
        for column, reason in contradictions(values):
            self._problem(column, reason)
        city = self._city(values)
        themes = [
            self._look_up("themes", self._vocabulary.theme, name)
            for name in values.get("themes", ())
        ]
        session = self._look_up("session", self._vocabulary.session, values.get("session"))
        place = self._look_up("place", self._vocabulary.place, values.get("place"))
        if len(self.problems) > before or city is None:
            return None
        found = tuple(dict.fromkeys(theme for theme in themes if theme))
        return ValidRow(row.line, values, city, found, session, place)

    def _values(self, row: RawRow) -> dict[str, Any]:
        """Values of the columns that say something; a problem for each that cannot be read."""
        found: dict[str, Any] = {}
        for column in BY_NAME.values():
            cell = row.values.get(column.name)
            if is_empty(cell):
                if column.required:
                    self._problem(column.name, "is empty")
                continue
            try:
                found[column.name] = column.read(cell)
            except BadValue as error:
                self._problem(column.name, str(error))
        return found

    def _identifier(self, values: Mapping[str, Any]) -> None:
        external_id, kind = values.get("external_id"), values.get("kind")
        if external_id is None:
            return
        first = self._lines.setdefault(external_id, self._line)
        if first != self._line:
            self._problem("external_id", f'"{external_id}" is already on line {first}')
        known = self._kinds.get(external_id, kind)
        if kind is not None and known != kind:
            self._problem("kind", f'"{external_id}" is already known as a {known}')

    def _city(self, values: Mapping[str, Any]) -> City | None:
        country = self._look_up("country", self._vocabulary.country, values.get("country"))
        if country is None or "city" not in values:
            return None
        return self._look_up(
            "city", lambda name: self._vocabulary.city(name, country), values["city"]
        )

    def _look_up(
        self, column: str, find: Callable[[str], FoundT], name: str | None
    ) -> FoundT | None:
        try:
            return None if name is None else find(name)
        except BadValue as error:
            self._problem(column, str(error))
            return None

    def _problem(self, column: str, reason: str) -> None:
        self.problems.append(Problem(self._line, column, reason))


def contradictions(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Columns that need another one or disagree with it, as (column, reason)."""
    year, end = values.get("year"), values.get("year_end")
    source = [name for name in ("source_publisher", "source_url", "source_year") if name in values]
    local = [name for name in ("title_local", "summary_local") if name in values]
    rules = (
        (year and end and end < year, "year_end", f"{end} is before {year}"),
        ("cost_amount" in values and "cost_currency" not in values,
         "cost_currency", "is needed with cost_amount"),
        (("latitude" in values) != ("longitude" in values),
         "longitude", "give both latitude and longitude, or neither"),
        (source and "source_title" not in values, "source_title", "is needed with a source"),
        (local and "language_local" not in values,
         "language_local", "is needed with title_local or summary_local"),
        (values.get("visibility") == "session" and "session" not in values,
         "session", "is needed when only the session may read it"),
    )  # fmt: skip
    return [(column, reason) for broken, column, reason in rules if broken]


def _kinds_by_external_id() -> dict[str, str]:
    return {
        external_id: kind
        for kind, model in PAGE_MODELS.items()
        for external_id in model.objects.exclude(external_id="").values_list(
            "external_id", flat=True
        )
    }
