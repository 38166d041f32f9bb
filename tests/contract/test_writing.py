"""Writing: the newest version wins, in whatever order versions arrive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import repeat

from django.db import connections

from search.engines.base import PUBLIC, Engine
from tests.contract.asking import ask, found, keys
from tests.contract.library import LIBRARY, PUBLIC_KEYS
from tests.factories.search import make_part, make_record, make_request

OLD = make_record("ropeway", "Ropeway plans", version=10, parts=(make_part(1, "Pylons"),))
NEW = make_record("ropeway", "Gondola plans", version=20, parts=(make_part(1, "Cabins"),))


def test_what_is_written_is_found(empty_engine: Engine) -> None:
    empty_engine.upsert([OLD])

    assert (keys(empty_engine, "ropeway"), keys(empty_engine, "pylons")) == ([OLD.key], [OLD.key])


def test_a_new_version_replaces_the_old_one(empty_engine: Engine) -> None:
    empty_engine.upsert([OLD])
    empty_engine.upsert([NEW])

    assert (found(empty_engine, "gondola"), found(empty_engine, "cabins")) == (
        {"ropeway"},
        {"ropeway"},
    )
    assert (found(empty_engine, "title:ropeway"), found(empty_engine, "pylons")) == (set(), set())


def test_an_old_version_changes_nothing(empty_engine: Engine) -> None:
    empty_engine.upsert([NEW])
    empty_engine.upsert([OLD])

    assert (found(empty_engine, "gondola"), found(empty_engine, "pylons")) == ({"ropeway"}, set())
    assert dict(empty_engine.versions()) == {NEW.key: 20}


def test_the_same_version_again_changes_nothing(empty_engine: Engine) -> None:
    empty_engine.upsert([NEW])
    empty_engine.upsert([replace(NEW, texts=OLD.texts)])

    assert found(empty_engine, "gondola") == {"ropeway"}


def test_of_two_versions_at_once_the_newer_is_kept(empty_engine: Engine) -> None:
    empty_engine.upsert([NEW, OLD])

    assert dict(empty_engine.versions()) == {NEW.key: 20}
    assert found(empty_engine, "gondola") == {"ropeway"}


def test_what_is_deleted_is_found_no_more(empty_engine: Engine) -> None:
    empty_engine.upsert([OLD])
    empty_engine.delete({OLD.key: 11})

    assert ask(empty_engine, "ropeway OR pylons").total == 0
    assert list(empty_engine.suggest("ropeway", PUBLIC)) == []
    assert empty_engine.did_you_mean(make_request("ropewey")) is None
    assert dict(empty_engine.versions()) == {}


def test_a_deletion_older_than_the_record_changes_nothing(empty_engine: Engine) -> None:
    empty_engine.upsert([NEW])
    empty_engine.delete({NEW.key: 15})

    assert found(empty_engine, "gondola") == {"ropeway"}


def test_a_record_older_than_its_deletion_stays_away(empty_engine: Engine) -> None:
    empty_engine.upsert([OLD])
    empty_engine.delete({OLD.key: 30})
    empty_engine.upsert([NEW])

    assert found(empty_engine, "gondola") == set()


def test_a_record_newer_than_its_deletion_comes_back(empty_engine: Engine) -> None:
    empty_engine.upsert([OLD])
    empty_engine.delete({OLD.key: 15})
    empty_engine.upsert([NEW])

    assert found(empty_engine, "gondola") == {"ropeway"}


def test_deleting_what_is_not_there_is_no_error(empty_engine: Engine) -> None:
    empty_engine.delete({"nobody:en": 5})

    assert ask(empty_engine).total == 0


def test_nothing_may_be_written(empty_engine: Engine) -> None:
    empty_engine.upsert([])
    empty_engine.delete({})

    assert ask(empty_engine).total == 0


def test_versions_are_those_of_everything_written(engine: Engine) -> None:
    assert dict(engine.versions()) == {record.key: record.version for record in LIBRARY}


def test_a_rebuild_holds_exactly_what_it_was_given(empty_engine: Engine) -> None:
    empty_engine.upsert([OLD, make_record("other")])
    count = empty_engine.rebuild(LIBRARY)

    assert (count, set(keys(empty_engine))) == (len(LIBRARY), PUBLIC_KEYS)
    assert found(empty_engine, "ropeway") == set()


def test_a_rebuild_from_the_same_records_changes_nothing(empty_engine: Engine) -> None:
    empty_engine.upsert(LIBRARY)
    before = ask(empty_engine, "bus", count_facets=("theme",))
    empty_engine.rebuild(LIBRARY)
    after = ask(empty_engine, "bus", count_facets=("theme",))

    assert replace(after, took_ms=0) == replace(before, took_ms=0)


def test_records_may_come_one_by_one(empty_engine: Engine) -> None:
    assert empty_engine.rebuild(record for record in LIBRARY) == len(LIBRARY)


def side_by_side(*tasks: Callable[[], object]) -> Sequence[object]:
    """What the tasks return, each run in a thread of its own."""

    def run(task: Callable[[], object]) -> object:
        try:
            return task()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def test_of_writers_at_the_same_time_the_newest_wins(empty_engine: Engine) -> None:
    def write(numbers: Sequence[int]) -> Callable[[], object]:
        def task() -> None:
            for number in numbers:
                empty_engine.upsert([make_record("ropeway", f"Plan {number}", version=number)])

        return task

    side_by_side(write(range(1, 9, 2)), write(range(8, 0, -2)), write(range(1, 9)))

    assert dict(empty_engine.versions()) == {"ropeway:en": 8}
    assert (found(empty_engine, "title:8"), found(empty_engine, "title:7")) == ({"ropeway"}, set())


def test_a_search_during_a_rebuild_finds_everything(empty_engine: Engine) -> None:
    empty_engine.upsert(LIBRARY)

    def totals() -> set[int]:
        return {ask(empty_engine, words).total for words in repeat("bus", 20)}

    _, seen = side_by_side(lambda: empty_engine.rebuild(LIBRARY), totals)
    assert seen == {3}


def test_a_healthy_engine_says_what_it_holds(engine: Engine) -> None:
    health = engine.health()

    assert (health.engine, health.available, health.records) == (engine.name, True, len(LIBRARY))


def test_an_answer_names_its_engine(engine: Engine) -> None:
    answer = ask(engine, "bus")

    assert (answer.engine, answer.degraded, answer.took_ms >= 0) == (engine.name, False, True)
