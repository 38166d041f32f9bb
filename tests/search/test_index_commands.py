"""Rebuild, verify, sync and search from the command line."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoCaptureOnCommitCallbacks

from search import store
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.registry import database_engine
from search.models import SearchRecord
from search.tasks import send_changes
from search.verification import Difference, compare, repair
from tests.factories.policies import make_case
from tests.factories.search import make_record
from tests.search.memory_engine import MemoryEngine
from tests.search.proxy import Proxy

pytestmark = pytest.mark.django_db


def run(name: str, *arguments: str, **options: Any) -> str:
    out = StringIO()
    call_command(name, *arguments, stdout=out, **options)
    return out.getvalue()


def test_a_search_prints_titles_and_addresses() -> None:
    make_case("Night buses")
    lines = run("search", "night").splitlines()
    assert lines[0].startswith("1 found (")
    assert lines[1].split()[1:] == ["Night", "buses", "/cases/night-buses/"]


def test_a_search_can_be_read_by_a_program() -> None:
    page = make_case("Night buses")
    answer = json.loads(run("search", "night", "--json", "--engine", "database"))
    assert (answer["total"], answer["results"][0]["id"]) == (1, page.stable_id)


def test_an_engine_that_is_not_set_up_is_named() -> None:
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL is empty"):
        run("search", "night", "--engine", "elasticsearch")


def test_a_rebuild_writes_records_that_are_missing_and_removes_those_without_a_page() -> None:
    make_case("Night buses")
    SearchRecord.objects.all().delete()
    store.save_records(records=[make_record(key="orphan:en", title="Orphan", page_id=999_999)])
    assert run("search_rebuild").splitlines()[:2] == [
        "Records: 1 written from pages, 1 removed",
        f"{database_engine().name}: 1 records indexed",
    ]
    assert run("search", "night").startswith("1 found")
    assert run("search", "orphan", "--staff").startswith("0 found")


def test_compare_tells_what_differs_and_repair_mends_all_but_what_is_ahead() -> None:
    engine = MemoryEngine()
    kept = [make_record(key=f"k{number}:en", version=10) for number in range(4)]
    store.save_records(records=kept)
    engine.upsert(
        [
            kept[0],
            make_record(key="k1:en", version=9),
            make_record(key="k2:en", version=11),
            make_record(key="gone:en", version=1),
        ]
    )
    difference = compare(engine)
    assert difference == Difference(
        missing=("k3:en",), behind=("k1:en",), left_over=("gone:en",), ahead=("k2:en",)
    )
    repair(engine, difference)
    assert compare(engine) == Difference((), (), (), ahead=("k2:en",))


@pytest.mark.elasticsearch
def test_verify_reports_and_repairs(elasticsearch_site: ElasticsearchEngine) -> None:
    make_case("Night buses")
    with pytest.raises(CommandError, match="differs"):
        run("search_verify")
    assert "missing: 1" in run("search_verify", "--repair")
    assert run("search_verify") == "The index is in step with the database.\n"


@pytest.mark.elasticsearch
def test_a_rebuild_fills_elasticsearch_and_leaves_nothing_waiting(
    elasticsearch_site: ElasticsearchEngine,
) -> None:
    make_case("Night buses")
    make_case("Night schools").unpublish()
    assert "elasticsearch: 1 records indexed" in run("search_rebuild")
    assert not store.pending(limit=1)
    assert run("search", "night").startswith("1 found (elasticsearch")


@pytest.mark.elasticsearch
def test_sync_sends_what_waits_and_forgets_confirmed_deletions(
    elasticsearch_site: ElasticsearchEngine,
) -> None:
    make_case("Night buses")
    make_case("Night schools").unpublish()
    assert run("search_sync") == "2 changes sent, 1 deletions forgotten\n"
    assert len(elasticsearch_site.versions()) == 1


@pytest.mark.elasticsearch
def test_the_task_sends_what_waits_and_comes_back_when_elasticsearch_is_away(
    elasticsearch_site: ElasticsearchEngine,
    elasticsearch_proxy: Proxy,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    make_case("Night buses")
    elasticsearch_proxy.refuse()
    assert send_changes.call() == 0
    assert bool(store.pending(limit=1)) is True
    elasticsearch_proxy.pass_on()
    assert send_changes.call() == 1
    assert bool(store.pending(limit=1)) is False
