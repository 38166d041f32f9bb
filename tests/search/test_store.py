"""The record store: versions, tombstones, the outbox, and the index written along with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from search import store
from search.engines.base import PUBLIC, STAFF, Audience
from search.engines.database.models import PART_NUMBERS
from search.models import IndexEntry, SearchPart, SearchRecord
from search.records import MAX_PARTS, Record, Text
from tests.factories.search import make_part, make_record

pytestmark = pytest.mark.django_db

FULL = make_record(
    "bus-reform",
    "Bus reform",
    "Routes and fares",
    "Median lanes",
    version=5,
    also=(Text("ko", "시내버스 개편"),),
    facets={"theme": ("public-transport", "digital"), "city": ("seoul",)},
    year_start=2004,
    year_end=2006,
    published_at=datetime(2020, 1, 1, tzinfo=UTC),
    changed_at=datetime(2020, 2, 1, tzinfo=UTC),
    latitude=37.5,
    longitude=127.0,
    path="/cases/bus-reform/",
    external_id="x-1",
    page_id=7,
    parts=(make_part(2, "Lanes", path="/p/2", thumbnail="/t/2"), make_part(1, "Fares")),
)


def stored() -> list[Record]:
    return list(store.records())


def test_a_record_comes_back_as_it_was_saved() -> None:
    assert store.save_records(records=[FULL]) == 1
    assert stored() == [FULL]


def test_saving_the_same_version_again_is_no_news() -> None:
    store.save_records(records=[FULL])

    assert store.save_records(records=[FULL]) == 0
    assert stored() == [FULL]


def test_a_newer_version_replaces_text_parts_and_index() -> None:
    store.save_records(records=[FULL])
    newer = make_record("bus-reform", "Buses", version=6, parts=(make_part(9, "New"),))
    store.save_records(records=[newer])

    assert stored() == [newer]
    assert list(SearchPart.objects.values_list("number", flat=True)) == [9]
    assert list(IndexEntry.objects.values_list("title", flat=True)) == ["buses"]


def test_an_older_version_changes_nothing() -> None:
    store.save_records(records=[FULL])

    assert store.save_records(records=[replace(FULL, version=4, parts=())]) == 0
    assert stored() == [FULL]


def test_of_one_key_given_twice_the_newer_is_saved() -> None:
    newer = replace(FULL, version=9)

    assert store.save_records(records=[newer, FULL]) == 1
    assert stored() == [newer]


def test_a_failed_transaction_leaves_nothing_in_the_index() -> None:
    with transaction.atomic():
        store.save_records(records=[FULL])
        transaction.set_rollback(True)

    assert (stored(), IndexEntry.objects.count(), words_in_the_index()) == ([], 0, 0)


def test_a_deletion_leaves_a_tombstone_without_any_text() -> None:
    store.save_records(records=[FULL])

    assert store.delete_records(versions={FULL.key: 6}) == 1
    row = SearchRecord.objects.get()
    assert (row.key, row.version, row.deleted) == (FULL.key, 6, True)
    assert (row.title, row.summary, row.texts, row.facets, row.visibility) == ("", "", [], {}, [])
    assert (stored(), SearchPart.objects.count(), IndexEntry.objects.count()) == ([], 0, 0)
    assert words_in_the_index() == 0


def test_a_deletion_older_than_the_record_changes_nothing() -> None:
    store.save_records(records=[FULL])

    assert store.delete_records(versions={FULL.key: 5}) == 0
    assert stored() == [FULL]


def test_a_deletion_of_what_was_never_saved_is_remembered() -> None:
    store.delete_records(versions={FULL.key: 6})

    assert store.save_records(records=[FULL]) == 0
    assert store.pending(limit=10).versions == {FULL.key: 6}


def test_versions_grow_even_when_the_clock_is_behind() -> None:
    far = 9 * 10**17
    store.save_records(records=[replace(FULL, version=far)])

    assert store.next_version() == far + 1


def test_versions_are_microseconds_otherwise() -> None:
    now = datetime.now(tz=UTC).timestamp() * 1_000_000

    assert 0 <= store.next_version() - now < 10_000_000


def test_what_was_saved_or_deleted_is_pending_until_it_is_marked() -> None:
    other = make_record("other", version=3)
    store.save_records(records=[FULL, other])
    store.delete_records(versions={other.key: 4})
    waiting = store.pending(limit=10)

    assert (waiting.records, waiting.deletions) == ((FULL,), {other.key: 4})
    store.mark_synced(versions=waiting.versions)
    assert not store.pending(limit=10)


def test_no_more_is_pending_than_asked_for() -> None:
    store.save_records(records=[make_record(f"r{n}") for n in range(5)])

    assert [record.key for record in store.pending(limit=2).records] == ["r0:en", "r1:en"]


def test_what_changed_while_it_was_sent_stays_pending() -> None:
    store.save_records(records=[FULL])
    sent = store.pending(limit=10).versions
    store.save_records(records=[replace(FULL, version=6)])
    store.mark_synced(versions=sent)

    assert store.pending(limit=10).versions == {FULL.key: 6}


def test_an_answer_that_comes_late_takes_nothing_back() -> None:
    store.save_records(records=[replace(FULL, version=8)])
    store.mark_synced(versions={FULL.key: 8})
    store.mark_synced(versions={FULL.key: 7})

    assert not store.pending(limit=10)


def test_a_version_that_was_never_stored_is_not_marked() -> None:
    store.save_records(records=[FULL])
    store.mark_synced(versions={FULL.key: 99})

    assert store.pending(limit=10).versions == {FULL.key: 5}


def test_records_can_be_sent_again() -> None:
    store.save_records(records=[FULL, make_record("other")])
    store.mark_synced(versions=store.pending(limit=10).versions)

    assert store.mark_unsynced(keys=[FULL.key]) == 1
    assert store.pending(limit=10).versions == {FULL.key: 5}
    assert store.mark_unsynced() == 2


def test_only_confirmed_tombstones_are_purged() -> None:
    store.delete_records(versions={"sent:en": 1, "waiting:en": 1})
    store.mark_synced(versions={"sent:en": 1})

    assert store.purge() == 1
    assert list(SearchRecord.objects.values_list("key", flat=True)) == ["waiting:en"]


def test_what_an_index_that_is_behind_may_still_show_is_named() -> None:
    for_staff = make_record("staff", visibility=("staff",))
    gone = make_record("gone")
    store.save_records(records=[FULL, for_staff, gone])
    store.delete_records(versions={gone.key: 2})

    assert set(store.waiting_hidden(PUBLIC, limit=3) or ()) == {for_staff.key, gone.key}
    assert store.waiting_hidden(STAFF, limit=3) == (gone.key,)
    assert store.waiting_hidden(PUBLIC, limit=2) is None


def test_nothing_waiting_hides_nothing() -> None:
    assert store.waiting_hidden(PUBLIC, limit=1) == ()


def test_rows_are_those_that_exist_and_may_be_seen(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for_alumni = make_record("alumni", visibility=("alumni", "staff"))
    gone = make_record("gone")
    store.save_records(records=[FULL, for_alumni, gone])
    store.delete_records(versions={gone.key: 2})
    keys = [FULL.key, for_alumni.key, gone.key, "nobody:en"]

    with django_assert_num_queries(1):
        assert set(store.visible_rows(keys, PUBLIC)) == {FULL.key}
    alumni = Audience(frozenset({"public", "alumni"}))
    assert set(store.visible_rows(keys, alumni)) == {FULL.key, for_alumni.key}


def test_versions_are_those_of_what_is_not_deleted() -> None:
    store.save_records(records=[FULL, make_record("gone")])
    store.delete_records(versions={"gone:en": 2})

    assert store.versions() == {FULL.key: 5}


def test_some_records_can_be_read_by_key() -> None:
    store.save_records(records=[FULL, make_record("other")])

    assert [record.key for record in store.records(keys=["other:en", "nobody:en"])] == ["other:en"]


@pytest.mark.parametrize("count", [1, 3])
def test_reading_records_takes_the_same_number_of_queries_for_one_and_many(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    store.save_records(records=[make_record(f"r{n}", parts=FULL.parts) for n in range(count)])

    with django_assert_num_queries(3):
        assert len(stored()) == count


def test_more_records_than_fit_in_a_batch_are_all_saved_read_and_deleted() -> None:
    many = [make_record(f"r{n:04}", f"Record {n}") for n in range(2 * store.BATCH + 1)]
    store.save_records(records=iter(many))

    assert stored() == many
    assert store.delete_records(versions={record.key: 2 for record in many}) == len(many)
    assert (stored(), words_in_the_index()) == ([], 0)


def test_the_number_of_a_part_tells_its_record() -> None:
    store.save_records(records=[make_record("first"), FULL])
    record_id = SearchRecord.objects.get(key=FULL.key).pk

    assert MAX_PARTS <= PART_NUMBERS
    assert [part.pk - record_id * PART_NUMBERS for part in SearchPart.objects.all()] == [0, 1]


def test_parts_beyond_the_limit_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.record_rows.MAX_PARTS", 1)
    monkeypatch.setattr("search.engines.database.rows.MAX_PARTS", 1)
    store.save_records(records=[FULL])

    assert [part.number for part in SearchPart.objects.all()] == [2]


def test_a_title_too_long_for_a_column_is_kept_whole_in_the_record() -> None:
    long = make_record("long", "word " * 200)
    store.save_records(records=[long])

    assert stored() == [long]
    assert len(SearchRecord.objects.get().title) == 500


def test_deleting_rows_past_the_store_empties_the_index_too() -> None:
    store.save_records(records=[FULL])
    SearchRecord.objects.all().delete()

    assert (IndexEntry.objects.count(), words_in_the_index()) == (0, 0)


def words_in_the_index() -> int:
    """Rows of the tables that are no models."""
    tables = ("search_index_word", "search_index_text", "search_index_part")
    with connection.cursor() as cursor:
        counts = []
        for table in tables:
            cursor.execute(f"SELECT COUNT(*) FROM {table}")
            counts.append(cursor.fetchone()[0])
    return sum(counts)
