"""``evaluate_search`` from files to figures, on real engines of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker, Settings

from search import store
from tests.factories.search import make_record

DOCUMENTS = (
    '{"external_id": "owl", "title": "Owl Bus", "body": "From midnight on.", "language": "en"}',
    '{"external_id": "arisu", "title": "Tap water", "summary": "Safe.", "language": "en"}',
)
QUERIES = (
    '{"id": "1", "text": "midnight bus", "kind": "plain"}',
    '{"id": "2", "text": "agua potable", "kind": "other language"}',
    '{"id": "3", "text": "zeppelin", "kind": "plain"}',
)
QRELS = ("query_id\tdoc_id\tgrade", "1\towl\t1", "2\tarisu\t1")
ONES = {"ndcg@10": 1.0, "map": 1.0, "recall@10": 1.0, "mrr": 1.0}


@pytest.fixture(autouse=True)
def _databases(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database, rolled back, and the throw-away ones, which a django_db mark forbids."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _no_servers(settings: Settings) -> None:
    settings.ELASTICSEARCH_NODES = []
    settings.ELASTICSEARCH_TEST_NODES = []


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Arguments that name a judged set."""
    named = {"documents": DOCUMENTS, "queries": QUERIES, "qrels": QRELS}
    for name, lines in named.items():
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    return [f"--{name}={tmp_path / name}" for name in named]


def evaluated(*arguments: str) -> str:
    out = StringIO()
    call_command("evaluate_search", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_json_holds_the_figures_of_an_engine_for_all_questions_and_each_kind(
    files: list[str],
) -> None:
    assert json.loads(evaluated(*files, "--engine=sqlite", "--json")) == {
        "sqlite": {
            "all": {**ONES, "queries": 3, "empty": 1},
            "kinds": {
                "other language": {**ONES, "queries": 1, "empty": 0},
                "plain": {**ONES, "queries": 2, "empty": 1},
            },
        }
    }


def test_people_are_shown_a_table(files: list[str]) -> None:
    lines = evaluated(*files, "--engine=sqlite").splitlines()
    assert lines[0].split() == ["engine", "kind", *ONES, "queries", "empty"]
    assert lines[1].split() == ["sqlite", "all", *["1.000"] * 4, "3", "1"]
    assert lines[-1] == "map and mrr over the first 1000 hits of each query"


def test_without_documents_the_policies_of_the_site_are_judged(files: list[str]) -> None:
    texts = {"owl": "Owl Bus at midnight", "arisu": "Tap water"}
    records = [make_record(f"s-{name}", text, external_id=name) for name, text in texts.items()]
    store.save_records(records=records)
    figures = json.loads(evaluated(*files[1:], "--engine=sqlite", "--json"))
    assert figures["sqlite"]["all"] == {**ONES, "queries": 3, "empty": 1}


def test_only_the_first_queries_are_asked(files: list[str]) -> None:
    figures = json.loads(evaluated(*files, "--engine=sqlite", "--json", "--limit=1"))
    assert figures["sqlite"]["all"]["queries"] == 1


def test_of_all_engines_one_that_is_not_there_is_named_and_left_out(files: list[str]) -> None:
    out, err = StringIO(), StringIO()
    call_command("evaluate_search", *files, "--json", stdout=out, stderr=err)
    figures = json.loads(out.getvalue())
    assert "sqlite" in figures
    assert "elasticsearch" not in figures
    assert "elasticsearch left out: " in err.getvalue()


def test_an_engine_asked_for_that_is_not_there_is_an_error(files: list[str]) -> None:
    with pytest.raises(CommandError, match=r"^elasticsearch: "):
        evaluated(*files, "--engine=elasticsearch")


def test_a_broken_file_is_an_error_that_names_the_line(files: list[str], tmp_path: Path) -> None:
    (tmp_path / "queries").write_text("\n".join([*QUERIES, "{"]), encoding="utf-8")
    with pytest.raises(CommandError, match=r"^queries, line 4: not JSON: "):
        evaluated(*files)


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_a_positive_number(files: list[str], limit: str) -> None:
    with pytest.raises(CommandError, match="--limit"):
        evaluated(*files, f"--limit={limit}")
