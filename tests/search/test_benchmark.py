"""Made-up records are the same every time, figures are right, and no site's content is touched."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from io import StringIO
from itertools import chain, islice
from pathlib import Path
from random import Random

import psycopg
import pytest
from django.conf import settings as project
from django.core.management import CommandError, call_command
from pytest_django import Settings

from search.benchmark import bars as promised
from search.benchmark.databases import postgres_databases, sqlite_databases
from search.benchmark.measures import (
    CPU,
    ENGINE,
    PAGE,
    Filled,
    Measured,
    Spread,
    percentile,
    ratio,
    spread,
)
from search.benchmark.questions import questions
from search.benchmark.records import SESSIONS, records
from search.benchmark.report import as_json, as_table, write_json
from search.benchmark.site import FALLBACK_NOTICE, NotEmpty, Reader, filled_site, refuse_content
from search.benchmark.sites import site, why_not
from search.benchmark.words import CITIES, Material, read_material
from search.facets import FACET_NAMES
from search.models import SearchRecord
from search.store import save_records
from tests.database_template import copy_to_file
from tests.factories.policies import make_case
from tests.factories.search import make_record


@cache
def material() -> Material:
    return read_material()


def measured(name: str, size: int, /, **medians: float) -> Measured:
    spreads = {kind: Spread(ms, 2 * ms, 3 * ms) for kind, ms in medians.items()}
    return Measured(name, Filled(size, 4.0, 2.0), spreads, requests=200, fallbacks=0)


# --- What is made up --------------------------------------------------------------------------


def test_records_are_the_same_in_every_run_and_size() -> None:
    few, many = list(records(5, material())), list(records(20, material()))
    assert few == many[:5]
    assert list(records(3, material(), first=10)) == many[10:13]
    assert len({record.key for record in many}) == 20


def test_one_record_in_ten_comes_with_ten_to_twenty_parts() -> None:
    lengths = [len(record.parts) for record in records(500, material())]
    assert 30 <= sum(map(bool, lengths)) <= 70
    assert set(filter(None, lengths)) <= set(range(10, 21))


def test_records_have_every_facet_and_a_choice_in_each() -> None:
    values: dict[str, set[str]] = {}
    for record in records(500, material()):
        for name, found in record.facets.items():
            values.setdefault(name, set()).update(found)
    assert set(values) == set(FACET_NAMES)
    assert len(values["theme"]) == 19
    assert len(values["city"]) > CITIES / 2
    assert values["session"] == set(SESSIONS)
    assert min(map(len, values.values())) >= 2


def test_words_are_as_common_as_in_a_language() -> None:
    drawn = Counter(material().general.draw(Random(1), 20_000))
    first, second, fourth = (drawn[material().general.words[place]] for place in (0, 1, 3))
    assert 1.7 < first / second < 2.3
    assert 3.4 < first / fourth < 4.6


def test_policies_of_a_theme_use_its_words() -> None:
    mine = Counter(
        record.facets["theme"][0]
        for record in records(500, material())
        if record.main_text.body.count(" buses ") > 1
    )
    assert mine.most_common(1)[0][0] == "public-transport"


def test_questions_are_thirty_of_two_to_four_words() -> None:
    asked = questions(material())
    assert asked == questions(material())
    assert len(set(asked)) == 30
    assert {len(question.split()) for question in asked} == {2, 3, 4}


# --- Figures ----------------------------------------------------------------------------------


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = [float(value) for value in range(100, 0, -1)]
    assert [percentile(values, share) for share in (50, 95, 99, 100)] == [50, 95, 99, 100]
    assert spread([7.0]) == Spread(7.0, 7.0, 7.0)
    assert spread([1.0, 9.0, 5.0]) == Spread(5.0, 9.0, 9.0)


def test_a_ratio_to_nothing_is_infinite() -> None:
    assert ratio(3.0, 2.0) == 1.5
    assert ratio(3.0, 0.0) == float("inf")


def test_a_page_is_compared_with_the_raw_round_trip_by_medians() -> None:
    assert measured("elasticsearch", 9, page=30.0, raw=20.0).page_to_raw == 1.5
    assert measured("sqlite", 9, page=30.0).page_to_raw is None


def test_records_a_second_are_those_of_the_engine() -> None:
    assert measured("sqlite", 500, page=1.0).filled.per_second == 250


def test_promises_are_judged_at_their_sizes_only() -> None:
    results = [
        measured("elasticsearch", 1_000, page=90.0, raw=1.0),
        measured("elasticsearch", promised.USUAL, page=20.0, raw=10.0),
        measured("elasticsearch", promised.LARGE, page=40.0, raw=10.0),
        measured("sqlite", 1_000, page=900.0),
        measured("sqlite", promised.USUAL, page=70.0),
    ]
    assert [(bar.figure, bar.most, bar.is_held) for bar in promised.bars(results)] == [
        (2.0, 3.0, True),
        (140.0, 150.0, True),
        (2.0, 1.5, False),
    ]


def test_growth_is_judged_only_where_both_sizes_were_measured() -> None:
    assert promised.bars([measured("elasticsearch", promised.LARGE, page=40.0, raw=1.0)]) == ()


# --- What is told -----------------------------------------------------------------------------


def test_the_table_has_a_line_for_each_site_and_one_for_each_promise() -> None:
    lines = as_table(
        [
            measured("elasticsearch", promised.USUAL, engine=10.0, page=33.0, cpu=9.0, raw=10.0),
            measured("sqlite", 1_000, engine=5.0, page=8.0, cpu=8.0),
        ]
    ).splitlines()
    served = "33.0 66.0 99.0 9.0 18.0 27.0 10.0 20.0 30.0"
    assert [" ".join(line.split()) for line in lines[1:]] == [
        f"elasticsearch 20,000 10000 10.0 20.0 30.0 {served} 3.30 0",
        "sqlite 1,000 500 5.0 10.0 15.0 8.0 16.0 24.0 8.0 16.0 24.0 0",
        "MISSED elasticsearch: median page / raw round trip: 3.30 (at most 3)",
    ]
    assert len({len(line) for line in lines[:3]}) == 1


def test_json_holds_figures_machine_and_promises() -> None:
    made = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    content = json.loads(as_json([measured("sqlite", promised.USUAL, page=80.0)], made=made))
    assert content["made"] == "2026-01-02T03:04:00+00:00"
    assert content["machine"]["processors"] >= 1
    assert content["results"][0]["spreads"] == {"page": {"p50": 80.0, "p95": 160.0, "p99": 240.0}}
    assert content["bars"] == [
        {"what": "sqlite: p95 page, ms", "figure": 160.0, "most": 150.0, "held": False}
    ]


def test_json_goes_into_a_file_of_its_own(tmp_path: Path) -> None:
    path = write_json([measured("sqlite", 50, page=1.0)], tmp_path / "new")
    assert path.parent == tmp_path / "new"
    assert json.loads(path.read_text())["results"][0]["records"] == 50


# --- The site that is measured ----------------------------------------------------------------


@pytest.mark.django_db
def test_a_site_is_filled_and_asked() -> None:
    with filled_site(50, material()) as filled:
        reader = Reader(questions(material()))
        samples = reader.ask(4)
    assert (filled.records, SearchRecord.objects.count()) == (50, 50)
    assert filled.per_second > 0
    assert {kind: len(times) for kind, times in samples.items()} == {ENGINE: 4, PAGE: 4, CPU: 4}
    assert min(chain.from_iterable(samples.values())) > 0
    assert reader.fallbacks == 0


@pytest.mark.django_db
def test_the_next_requests_go_on_with_the_next_question() -> None:
    reader = Reader(("buses", "parks", "water"))
    reader.ask(2)
    assert list(islice(reader.asked, 1)) == [2]


def test_a_page_that_the_database_answered_is_known_by_its_notice() -> None:
    template = Path(project.BASE_DIR) / "templates" / "search" / "found.html"
    assert FALLBACK_NOTICE in template.read_text(encoding="utf-8")


@pytest.mark.django_db
def test_a_database_with_a_policy_is_refused() -> None:
    make_case("Night buses")
    with pytest.raises(NotEmpty), filled_site(50, material()):
        pass
    with pytest.raises(CommandError, match="There are policies in this database"):
        call_command("bench_site", "50")


@pytest.mark.django_db
def test_a_database_with_records_is_refused() -> None:
    save_records(records=[make_record()])
    with pytest.raises(NotEmpty):
        refuse_content()


@pytest.mark.django_db
def test_an_index_of_a_site_is_refused(settings: Settings) -> None:
    settings.ELASTICSEARCH_NODES = ["http://127.0.0.1:9"]
    with pytest.raises(NotEmpty, match="SEARCH_INDEX_PREFIX"):
        refuse_content()


@pytest.mark.django_db
def test_a_site_says_when_it_is_filled_and_then_answers_line_by_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = StringIO()
    monkeypatch.setattr(sys, "stdin", StringIO("2\n1\n"))
    call_command("bench_site", "5", stdout=out)
    filled, *answers = map(json.loads, out.getvalue().splitlines())
    assert filled["records"] == 5
    assert [len(answer["samples"][PAGE]) for answer in answers] == [2, 1]


def test_a_site_in_a_process_of_its_own_is_measured(tmp_path: Path) -> None:
    database = tmp_path / "site.sqlite3"
    copy_to_file(database)
    with site("sqlite", 5, f"sqlite:///{database}") as running:
        assert running.wait_until_filled().records == 5
        running.ask(2)
        running.ask(1)
        result = running.measured()
    assert (result.engine, result.records, result.requests) == ("sqlite", 5, 3)
    assert set(result.spreads) == {ENGINE, PAGE, CPU}


# --- Databases and the command ----------------------------------------------------------------


def test_files_are_copies_of_the_first_and_gone_afterwards() -> None:
    def prepare(url: str) -> None:
        Path(url.removeprefix("sqlite:///")).write_text("prepared")

    with sqlite_databases(prepare) as new:
        files = [Path(new().removeprefix("sqlite:///")) for _ in range(2)]
        assert [file.read_text() for file in files] == ["prepared", "prepared"]
        assert files[0] != files[1]
    assert not files[0].parent.exists()


@pytest.mark.postgresql
def test_databases_of_a_server_are_copies_of_the_first_and_gone_afterwards(
    settings: Settings,
) -> None:
    if not settings.POSTGRES_URL:
        pytest.skip("POSTGRES_URL is not set")

    def prepare(url: str) -> None:
        with psycopg.connect(url) as first:
            first.execute("CREATE TABLE prepared ()")

    with postgres_databases(prepare) as new:
        url = new()
        with psycopg.connect(url) as copy:
            assert copy.execute("SELECT count(*) FROM prepared").fetchone() == (0,)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_an_engine_without_a_server_is_an_error_when_asked_for_alone(settings: Settings) -> None:
    settings.POSTGRES_URL = ""
    assert why_not("sqlite") == ""
    assert why_not("elasticsearch") == "no Elasticsearch is named (ELASTICSEARCH_URL)"
    with pytest.raises(CommandError, match="postgres: no PostgreSQL is named"):
        call_command("bench", "--engine", "postgres")
