"""Changes on a real server: versions decide, deletions stay, refusals are named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from search.engines.base import EngineUnavailable
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.failures import DISK_FULL, EntriesRefused
from search.records import Text
from tests.search.elasticsearch.sample import FACET_NAMES, STREAM, asked, keys, record

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def index(engine: ElasticsearchEngine) -> ElasticsearchEngine:
    """An engine with an empty index."""
    engine.rebuild(())
    return engine


def test_a_newer_version_replaces_an_older_one(index: ElasticsearchEngine) -> None:
    index.upsert([record("a", Text("en", "Old words"))])
    index.upsert([record("a", Text("en", "New words"), version=2)])
    assert keys(index.search(asked("new")).hits) == ["a:en"]
    assert keys(index.search(asked("old")).hits) == []
    assert index.versions() == {"a:en": 2}


def test_an_older_version_that_comes_late_changes_nothing(index: ElasticsearchEngine) -> None:
    index.upsert([record("a", Text("en", "New words"), version=2)])
    index.upsert([record("a", Text("en", "Old words"))])
    assert keys(index.search(asked("new")).hits) == ["a:en"]


def test_the_same_version_twice_is_no_error(index: ElasticsearchEngine) -> None:
    index.upsert([record("a"), record("b")])
    index.upsert([record("a"), record("b")])
    assert index.versions() == {"a:en": 1, "b:en": 1}


def test_a_deleted_record_is_gone(index: ElasticsearchEngine) -> None:
    index.upsert([record("a"), record("b")])
    index.delete({"a:en": 2})
    assert index.versions() == {"b:en": 1}


def test_a_write_older_than_the_deletion_does_not_bring_a_record_back(
    index: ElasticsearchEngine,
) -> None:
    index.delete({"a:en": 2})
    index.upsert([record("a", version=1)])
    assert index.versions() == {}


def test_a_deletion_older_than_the_record_changes_nothing(index: ElasticsearchEngine) -> None:
    index.upsert([record("a", version=3)])
    index.delete({"a:en": 2})
    assert index.versions() == {"a:en": 3}


def test_a_deletion_wins_over_a_write_of_the_same_version(index: ElasticsearchEngine) -> None:
    index.upsert([record("a", version=3)])
    index.delete({"a:en": 3})
    index.upsert([record("a", version=3)])
    assert index.versions() == {}


def test_a_record_published_again_comes_back(index: ElasticsearchEngine) -> None:
    index.delete({"a:en": 2})
    index.upsert([record("a", version=3)])
    assert index.versions() == {"a:en": 3}


def test_nothing_to_write_is_nothing_to_do(index: ElasticsearchEngine) -> None:
    index.upsert([])
    index.delete({})
    assert index.versions() == {}


def test_a_record_the_server_refuses_is_named_and_the_others_are_written(
    index: ElasticsearchEngine,
) -> None:
    broken = record("broken", Text("klingon", "Hab SoSlI' Quch"))
    with pytest.raises(EntriesRefused, match="refused 1 records, such as broken:en") as refusal:
        index.upsert([record("a"), broken, record("b")])
    assert list(refusal.value.reasons) == ["broken:en"]
    assert index.versions() == {"a:en": 1, "b:en": 1}


def test_more_records_than_fit_in_a_batch(index: ElasticsearchEngine) -> None:
    index.upsert(record(f"r{number}") for number in range(450))
    assert len(index.versions()) == 450


def test_writes_show_within_a_second_or_two_without_waiting_for_them(
    index: ElasticsearchEngine,
) -> None:
    quick = ElasticsearchEngine(index.servers, index.names.prefix, FACET_NAMES)
    quick.upsert([STREAM])
    quick.refresh()
    assert keys(quick.search(asked("stream")).hits) == ["stream:en"]


def test_a_full_disk_is_said_so_and_reading_goes_on(index: ElasticsearchEngine) -> None:
    index.upsert([STREAM])
    block = {"index.blocks.read_only_allow_delete": True}
    index.servers.writer.indices.put_settings(index=index.names.readers, settings=block)
    with pytest.raises(EngineUnavailable) as failure:
        index.upsert([replace(STREAM, version=2)])
    assert str(failure.value) == DISK_FULL
    assert keys(index.search(asked("stream")).hits) == ["stream:en"]


def test_before_there_is_an_index_everything_says_what_to_do(engine: ElasticsearchEngine) -> None:
    message = "There is no search index yet; run search_rebuild."
    with pytest.raises(EngineUnavailable, match=message):
        engine.search(asked("metro"))
    with pytest.raises(EngineUnavailable, match=message):
        engine.upsert([STREAM])
    with pytest.raises(EngineUnavailable, match=message):
        engine.delete({"a:en": 1})
    with pytest.raises(EngineUnavailable, match=message):
        engine.versions()


def test_a_write_never_creates_an_index(engine: ElasticsearchEngine) -> None:
    engine.rebuild(())
    writer = engine.servers.writer
    (old,) = writer.indices.get(index=engine.names.every_index)
    alias = f"{old}.open"
    writer.indices.delete(index=old)
    engine.servers.writer.options(ignore_status=404).bulk(
        operations=[{"index": {"_id": "a:en"}}, {"key": "a:en"}], index=alias, require_alias=True
    )
    assert dict(writer.indices.get(index=engine.names.every_index)) == {}
