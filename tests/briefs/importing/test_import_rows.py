"""Rows against the vocabulary: what is valid, and every reason why not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.importing.columns import COLUMNS
from briefs.importing.drafting import drafts_of
from briefs.importing.files import BrokenRow, RawRow, UnreadableFile
from briefs.importing.rows import CheckedRows, Problem, check_rows
from briefs.importing.writing import write_policies
from taxonomy.models import City
from tests.factories.imports import make_vocabulary, row
from tests.factories.policies import make_case

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vocabulary(db: None) -> None:
    make_vocabulary()


def check(*rows: dict[str, Any]) -> CheckedRows:
    return check_rows([RawRow(line, values) for line, values in enumerate(rows, start=2)])


def test_a_row_names_its_city_themes_session_and_place() -> None:
    (valid,) = check(row(session="2012-05", place="topis", visibility="session")).valid
    assert valid.city.slug == "seoul"
    assert [theme.slug for theme in valid.themes] == ["public-transport", "housing"]
    assert valid.session is not None
    assert valid.place is not None
    assert (valid.session.slug, valid.place.slug) == ("2012-05", "topis")


@pytest.mark.parametrize(
    ("city", "country"),
    [("Osaka", "JP"), ("osaka", "jp"), ("오사카", "일본"), ("OSAKA", "Japan")],
)
def test_a_city_is_known_by_any_name_in_its_country(city: str, country: str) -> None:
    (valid,) = check(row(city=city, country=country)).valid
    assert valid.city == City.objects.get(slug="osaka")


def test_a_theme_is_known_by_its_label() -> None:
    (valid,) = check(row(themes="Public Transport")).valid
    assert [theme.slug for theme in valid.themes] == ["public-transport"]


@pytest.mark.parametrize(
    ("changes", "column", "reason"),
    [
        ({"title": " "}, "title", "is empty"),
        ({"title": None}, "title", "is empty"),
        ({"city": "Soeul"}, "city", 'no city "Soeul" in KR; did you mean "Seoul"?'),
        ({"city": "Osaka"}, "city", 'no city "Osaka" in KR'),
        ({"country": "XX"}, "country", 'no country "XX"'),
        ({"country": "Jappan"}, "country", 'no country "Jappan"; did you mean "JP"?'),
        (
            {"themes": "public-transprot"},
            "themes",
            'no theme "public-transprot"; did you mean "public-transport"?',
        ),
        (
            {"session": "2012-06"},
            "session",
            'no learning session "2012-06"; did you mean "2012-05"?',
        ),
        ({"place": "topos"}, "place", 'no place "topos"; did you mean "topis"?'),
        ({"year_end": "2012"}, "year_end", "2012 is before 2013"),
        ({"cost_amount": "5"}, "cost_currency", "is needed with cost_amount"),
        ({"latitude": "5"}, "longitude", "give both latitude and longitude, or neither"),
        ({"source_year": "2016"}, "source_title", "is needed with a source"),
        ({"title_local": "밤"}, "language_local", "is needed with title_local or summary_local"),
        (
            {"visibility": "session"},
            "session",
            "is needed when only the session may read it",
        ),
    ],
)
def test_a_broken_row_is_reported_with_line_column_and_reason(
    changes: dict[str, Any], column: str, reason: str
) -> None:
    checked = check(row(1), row(2, **changes))
    assert checked.problems == (Problem(3, column, reason),)
    assert [valid.line for valid in checked.valid] == [2]


def test_all_problems_of_a_row_are_reported() -> None:
    problems = check(row(1), row(2, year="x", city="Nowhere")).problems
    assert [problem.column for problem in problems] == ["year", "city"]


def test_an_identifier_that_comes_twice_is_reported_on_its_second_line() -> None:
    checked = check(row(1), row(2), row(1))
    assert checked.problems == (Problem(4, "external_id", '"row-1" is already on line 2'),)


def test_an_identifier_stays_with_its_kind() -> None:
    make_case(external_id="row-1")
    checked = check(row(1, kind="brief"))
    assert checked.problems == (Problem(2, "kind", '"row-1" is already known as a case'),)


def test_a_record_that_could_not_be_read_is_a_problem_of_its_line() -> None:
    checked = check_rows([BrokenRow(2, "not JSON"), RawRow(3, row())])
    assert checked.problems == (Problem(2, "", "not JSON"),)
    assert str(checked.problems[0]) == "line 2: not JSON"
    assert len(checked.valid) == 1


def test_a_column_that_is_nowhere_in_the_file_is_reported_once() -> None:
    with pytest.raises(UnreadableFile, match=r"^These columns are missing: year, language\.$"):
        check(row(1, year=None, language=None), row(2, year=None, language=None))


def test_a_column_nobody_knows_is_named_and_ignored() -> None:
    assert check(row(1, mayor="?")).ignored_columns == ("mayor",)


def test_a_brief_may_have_no_recorded_session() -> None:
    assert len(check(row(1, kind="brief")).valid) == 1


CELLS = st.one_of(
    st.none(),
    st.text(max_size=300),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.sampled_from(["case", "Seoul", "KR", "2013", "en", "housing", "KRW", "5", "public", "ko"]),
    st.lists(st.text(max_size=5), max_size=3),
)
OPTIONAL = [column.name for column in COLUMNS if not column.required]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.dictionaries(st.sampled_from([column.name for column in COLUMNS]), CELLS, max_size=4))
def test_whatever_a_cell_holds_a_valid_row_becomes_a_valid_page(changes: dict[str, Any]) -> None:
    checked = check(row(1), row(2) | changes)
    assert len(checked.valid) + len({problem.line for problem in checked.problems}) == 2
    write_policies(drafts=drafts_of(checked.valid), publish=True)


@pytest.mark.parametrize("column", OPTIONAL)
def test_the_example_of_every_column_is_valid(column: str) -> None:
    example = {each.name: each.example for each in COLUMNS}[column]
    together = {
        "title_local": {"language_local": "ko"},
        "summary_local": {"language_local": "ko"},
        "cost_amount": {"cost_currency": "KRW"},
        "latitude": {"longitude": "1"},
        "longitude": {"latitude": "1"},
        "source_publisher": {"source_title": "Report"},
        "source_url": {"source_title": "Report"},
        "source_year": {"source_title": "Report"},
    }
    assert check(row(1, **{column: example}, **together.get(column, {}))).problems == ()
