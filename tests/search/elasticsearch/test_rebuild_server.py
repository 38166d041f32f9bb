"""Rebuilds on a real server: nobody ever sees an empty or half-filled index."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search.engines.base import EngineUnavailable
from search.engines.elasticsearch import indices
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.records import Record, Text
from tests.search.elasticsearch.sample import LIBRARY, asked, keys, record

pytestmark = pytest.mark.elasticsearch


def names(engine: ElasticsearchEngine) -> list[str]:
    """Indices of this engine, oldest first."""
    return [index.name for index in indices.our_indices(engine.servers.writer, engine.names)]


def answering(engine: ElasticsearchEngine) -> list[str]:
    return list(engine.servers.writer.indices.get_alias(name=engine.names.readers))


def test_a_rebuild_gives_the_number_of_records(engine: ElasticsearchEngine) -> None:
    assert engine.rebuild(iter(LIBRARY)) == 6
    assert len(engine.versions()) == 6


def test_a_rebuild_drops_what_is_no_longer_there(engine: ElasticsearchEngine) -> None:
    engine.rebuild([record("a"), record("b")])
    engine.rebuild([record("b")])
    assert engine.versions() == {"b:en": 1}


def test_an_empty_portal_can_be_indexed(engine: ElasticsearchEngine) -> None:
    assert engine.rebuild([]) == 0
    assert engine.search(asked("metro")).total == 0


def test_one_replaced_index_is_kept_and_takes_no_changes(engine: ElasticsearchEngine) -> None:
    for _ in range(3):
        engine.rebuild([record("a")])
    old, new = names(engine)
    assert answering(engine) == [new]
    engine.upsert([record("b")])
    assert engine.servers.writer.count(index=old)["count"] == 1
    assert engine.servers.writer.count(index=new)["count"] == 2


def test_searches_answer_from_the_old_index_until_the_new_one_is_complete(
    engine: ElasticsearchEngine,
) -> None:
    engine.rebuild([record("a", Text("en", "First edition"))])
    seen: list[list[str]] = []

    def records() -> Iterator[Record]:
        for number in range(450):
            yield record(f"r{number}", Text("en", "Second edition"))
            if number % 200 == 199:
                seen.append(keys(engine.search(asked("edition")).hits))

    engine.rebuild(records())
    assert seen == [["a:en"], ["a:en"]]
    assert engine.search(asked("edition")).total == 450


def test_changes_during_a_rebuild_go_to_both_indices_and_newer_ones_win(
    engine: ElasticsearchEngine,
) -> None:
    engine.rebuild([record("changed"), record("deleted")])

    def records() -> Iterator[Record]:
        engine.upsert([record("changed", Text("en", "Newer words"), version=2), record("new")])
        engine.delete({"deleted:en": 2})
        assert engine.versions() == {"changed:en": 2, "new:en": 1}
        yield from [record("changed"), record("deleted"), record("kept")]

    engine.rebuild(records())
    assert engine.versions() == {"changed:en": 2, "new:en": 1, "kept:en": 1}
    assert keys(engine.search(asked("newer")).hits) == ["changed:en"]


def test_a_record_deleted_after_it_was_loaded_does_not_stop_a_rebuild(
    engine: ElasticsearchEngine,
) -> None:
    engine.rebuild([])

    def records() -> Iterator[Record]:
        for number in range(250):
            yield record(f"r{number}")
        engine.delete({"r0:en": 2})

    assert engine.rebuild(records()) == 249


class Killed(BaseException):
    """As if the process had been killed: nobody gets to clean up."""


def test_a_rebuild_killed_half_way_leaves_the_old_index_serving(
    engine: ElasticsearchEngine,
) -> None:
    engine.rebuild(LIBRARY)
    (old,) = names(engine)

    def records() -> Iterator[Record]:
        for number in range(300):
            yield record(f"r{number}")
        raise Killed

    with pytest.raises(Killed):
        engine.rebuild(records())
    assert len(names(engine)) == 2
    assert answering(engine) == [old]
    assert len(engine.versions()) == 6
    engine.upsert([record("meanwhile")])
    assert "meanwhile:en" in engine.versions()


def test_the_remains_of_a_killed_rebuild_go_with_the_next_one(engine: ElasticsearchEngine) -> None:
    engine.rebuild(LIBRARY)
    (old,) = names(engine)

    def records() -> Iterator[Record]:
        yield record("a")
        raise Killed

    with pytest.raises(Killed):
        engine.rebuild(records())
    (remains,) = set(names(engine)) - {old}
    engine.rebuild(LIBRARY)
    assert remains not in names(engine)
    assert names(engine)[0] == old
    assert len(names(engine)) == 2


def test_the_first_rebuild_killed_leaves_nothing_to_search(engine: ElasticsearchEngine) -> None:
    def records() -> Iterator[Record]:
        yield record("a")
        raise Killed

    with pytest.raises(Killed):
        engine.rebuild(records())
    with pytest.raises(EngineUnavailable):
        engine.search(asked(""))
    assert engine.rebuild(LIBRARY) == 6
    assert len(names(engine)) == 1


def test_a_rebuild_that_loses_records_does_not_take_over(engine: ElasticsearchEngine) -> None:
    engine.rebuild([record("a")])
    (old,) = names(engine)

    def records() -> Iterator[Record]:
        yield record("b")
        (new,) = set(names(engine)) - {old}
        engine.servers.writer.indices.delete(index=new)

    with pytest.raises(EngineUnavailable):
        engine.rebuild(records())
    assert answering(engine) == [old]


def test_a_refused_record_stops_a_rebuild_and_the_old_index_serves_on(
    engine: ElasticsearchEngine,
) -> None:
    engine.rebuild([record("a")])
    with pytest.raises(EngineUnavailable, match="broken:en"):
        engine.rebuild([record("broken", Text("klingon", "Hab SoSlI' Quch"))])
    assert engine.versions() == {"a:en": 1}


def test_titles_of_signs_alone_do_not_stop_a_rebuild(engine: ElasticsearchEngine) -> None:
    assert (
        engine.rebuild([record("signs", Text("en", "???")), record("who", Text("en", "Who"))]) == 2
    )


def test_indices_of_other_people_are_never_deleted(engine: ElasticsearchEngine) -> None:
    writer = engine.servers.writer
    theirs = f"{engine.names.readers}-theirs-20200101000000000000"
    writer.indices.create(index=theirs, mappings={"_meta": {"owner": "somebody"}})
    unmarked = f"{engine.names.readers}-unmarked-20200101000000000000"
    writer.indices.create(index=unmarked)
    try:
        engine.rebuild([record("a")])
        engine.rebuild([record("a")])
        assert writer.indices.exists(index=theirs)
        assert writer.indices.exists(index=unmarked)
    finally:
        writer.indices.delete(index=[theirs, unmarked])


def test_two_portals_on_one_server_do_not_meet(engine: ElasticsearchEngine) -> None:
    other = ElasticsearchEngine(
        engine.servers, f"{engine.names.prefix}-records-b", engine.facet_names
    )
    engine.rebuild([record("ours")])
    other.rebuild([record("theirs")])
    engine.rebuild([record("ours")])
    engine.rebuild([record("ours")])
    assert (engine.versions(), other.versions()) == ({"ours:en": 1}, {"theirs:en": 1})
    indices.delete_indices(engine.servers.writer, names(other))
