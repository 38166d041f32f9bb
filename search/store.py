"""The record store: every write and every shared read of search records.

    record -> search_record, search_part -> index tables of the database engine   (one transaction)
                     |
                     +-> pending() -> search.sync -> Elasticsearch -> mark_synced()

A version only ever grows: what is older than the row changes nothing, wherever it comes from and
however late it arrives. A deletion leaves a tombstone that remembers the version and nothing else.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final, TypeVar

from django.db import transaction
from django.db.models import F, Max, QuerySet

from search.engines.base import Audience
from search.engines.database.indexing import index_records, unindex
from search.models import SearchPart, SearchRecord
from search.record_rows import WRITTEN, part_rows_of, record_of, row_of
from search.records import Record

#: Records read or written at once: few statements, and not too many parts in memory.
BATCH: Final = 200

_Item = TypeVar("_Item")

#: Key of a record, file and number of a page.
Place = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Pending:
    """Changes Elasticsearch has not got yet; ``deletions`` maps keys to versions."""

    records: tuple[Record, ...]
    deletions: Mapping[str, int]

    @property
    def versions(self) -> dict[str, int]:
        """Key -> version of everything in here."""
        return {record.key: record.version for record in self.records} | dict(self.deletions)

    def __bool__(self) -> bool:
        return bool(self.records or self.deletions)


# --- Writes -----------------------------------------------------------------------------------


def save_records(*, records: Iterable[Record], using: str = "default") -> int:
    """Write records and their index in one transaction; returns how many were news."""
    with transaction.atomic(using=using):
        return sum(_save_batch(batch, using) for batch in batches(records, BATCH))


def reindex_records(*, records: Collection[Record], using: str = "default") -> set[int]:
    """Write the index of records anew, also of those that are no news.

    What was changed or deleted since the records were read is left as it is. Returns the ids of
    the rows that are up to date in the index.
    """
    with transaction.atomic(using=using):
        _save_batch(records, using)
        held = _locked([record.key for record in records], using)
        same = {
            held[record.key][0]: record
            for record in records
            if held[record.key][1] == record.version
        }
        deleted = _rows(using).filter(pk__in=same, deleted=True).values_list("pk", flat=True)
        index_records(records={pk: same[pk] for pk in same.keys() - set(deleted)}, using=using)
        return {pk for pk, _ in held.values()}


def delete_records(*, versions: Mapping[str, int], using: str = "default") -> int:
    """Leave tombstones, given the version of each deletion; returns how many were news."""
    with transaction.atomic(using=using):
        batch_versions = batches(sorted(versions.items()), BATCH)
        return sum(_delete_batch(dict(batch), using) for batch in batch_versions)


def mark_synced(*, versions: Mapping[str, int], using: str = "default") -> None:
    """Note what Elasticsearch has confirmed; what changed meanwhile stays pending."""
    by_version: dict[int, list[str]] = {}
    for key, version in versions.items():
        by_version.setdefault(version, []).append(key)
    with transaction.atomic(using=using):
        for version, keys in by_version.items():
            behind = _rows(using).filter(synced_version__lt=version, version__gte=version)
            behind.filter(key__in=keys).update(synced_version=version)


def mark_unsynced(*, keys: Collection[str] | None = None, using: str = "default") -> int:
    """Send these records (or all) to Elasticsearch again; returns how many."""
    rows = _rows(using) if keys is None else _rows(using).filter(key__in=keys)
    return rows.update(synced_version=0)


def purge(*, using: str = "default") -> int:
    """Forget tombstones whose deletion Elasticsearch has confirmed; returns how many."""
    confirmed = _rows(using).filter(deleted=True, synced_version=F("version"))
    return confirmed.delete()[0]


def next_version(using: str = "default") -> int:
    """A version greater than every one stored: the time in microseconds, clock set back or not."""
    newest = _rows(using).aggregate(newest=Max("version"))["newest"] or 0
    return max(time.time_ns() // 1000, newest + 1)


# --- Reads ------------------------------------------------------------------------------------


def records(*, keys: Collection[str] | None = None, using: str = "default") -> Iterator[Record]:
    """The records themselves, as they were saved, in the order of their first writing."""
    found = _rows(using).filter(deleted=False).order_by("pk").prefetch_related("parts")
    if keys is not None:
        found = found.filter(key__in=keys)
    # No cursor stays open between batches: whoever reads may write each record back.
    last = 0
    while batch := list(found.filter(pk__gt=last)[:BATCH]):
        yield from map(record_of, batch)
        last = batch[-1].pk


def visible_rows(
    keys: Collection[str], audience: Audience, using: str = "default"
) -> dict[str, SearchRecord]:
    """Those of the rows which exist and which the audience may see, by key. One query."""
    rows = _rows(using).filter(key__in=keys, deleted=False)
    return {row.key: row for row in rows if not audience.tokens.isdisjoint(row.visibility)}


def visible_keys(keys: Collection[str], audience: Audience, using: str = "default") -> set[str]:
    """The same without the rows, whose texts are long. One query."""
    rows = _rows(using).filter(key__in=keys, deleted=False).values_list("key", "visibility")
    return {key for key, visibility in rows if not audience.tokens.isdisjoint(visibility)}


def known_parts(places: Collection[Place], using: str = "default") -> set[Place]:
    """Those of the pages of files which the records still have. One query, none for no pages."""
    if not places:
        return set()
    keys, files, numbers = ({place[at] for place in places} for at in range(3))
    found = SearchPart.objects.using(using).filter(
        record__key__in=keys, file_id__in=files, number__in=numbers
    )
    return set(places) & set(found.values_list("record__key", "file_id", "number"))


def pending(*, limit: int, using: str = "default") -> Pending:
    """The first changes that wait to be sent."""
    waiting = _waiting(using).order_by("pk").values_list("key", "version", "deleted")[:limit]
    deletions = {key: version for key, version, deleted in waiting if deleted}
    changed = [key for key, _, deleted in waiting if not deleted]
    return Pending(tuple(records(keys=changed, using=using)) if changed else (), deletions)


def waiting_hidden(
    audience: Audience, *, limit: int, using: str = "default"
) -> tuple[str, ...] | None:
    """Keys which an index that is behind may still show but the audience must not see.

    ``None`` if more than ``limit`` changes wait.
    """
    waiting = list(_waiting(using).values_list("key", "visibility", "deleted")[: limit + 1])
    if len(waiting) > limit:
        return None
    return tuple(
        key
        for key, visibility, deleted in waiting
        if deleted or audience.tokens.isdisjoint(visibility)
    )


def versions(using: str = "default") -> dict[str, int]:
    """Key -> version of every record that is not deleted."""
    return dict(_rows(using).filter(deleted=False).values_list("key", "version"))


def batches(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    """Lists of ``size`` items; the last may be shorter."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


# --- Rows -------------------------------------------------------------------------------------


def _rows(using: str) -> QuerySet[SearchRecord]:
    return SearchRecord.objects.using(using)


def _waiting(using: str) -> QuerySet[SearchRecord]:
    return _rows(using).filter(synced_version__lt=F("version"))


def _locked(keys: Collection[str], using: str) -> dict[str, tuple[int, int]]:
    """Key -> (id, version) of the rows, made if missing, and held until the transaction ends.

    Made first and then locked: of two processes that save a new record, the newer version wins.
    Sorted, so that two processes never wait for each other.
    """
    ordered = sorted(keys)
    known = set(_rows(using).filter(key__in=ordered).values_list("key", flat=True))
    new = [SearchRecord(key=key, version=0, deleted=True) for key in ordered if key not in known]
    _rows(using).bulk_create(new, ignore_conflicts=True)
    held = _rows(using).filter(key__in=ordered).order_by("key").select_for_update()
    return {key: (pk, version) for key, pk, version in held.values_list("key", "pk", "version")}


def _save_batch(batch: Iterable[Record], using: str) -> int:
    newest: dict[str, Record] = {}
    for record in batch:
        if record.key not in newest or newest[record.key].version < record.version:
            newest[record.key] = record
    held = _locked(newest, using)
    changed = {
        held[key][0]: record for key, record in newest.items() if held[key][1] < record.version
    }
    _rows(using).bulk_create(
        [row_of(pk, record) for pk, record in changed.items()],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=WRITTEN,
    )
    parts = SearchPart.objects.using(using)
    parts.filter(record_id__in=changed).delete()
    parts.bulk_create(
        [part for pk, record in changed.items() for part in part_rows_of(pk, record)],
        batch_size=BATCH,
    )
    index_records(records=changed, using=using)
    return len(changed)


def _delete_batch(deletions: Mapping[str, int], using: str) -> int:
    held = _locked(deletions, using)
    ids: dict[int, list[int]] = {}
    for key, version in deletions.items():
        pk, stored = held[key]
        if stored < version:
            ids.setdefault(version, []).append(pk)
    for version, group in ids.items():
        # Not even the title is kept: it may name the person who asked to be forgotten.
        _rows(using).filter(pk__in=group).update(
            version=version, deleted=True, visibility=[], title="", summary="", texts=[], facets={}
        )
    gone = [pk for group in ids.values() for pk in group]
    SearchPart.objects.using(using).filter(record_id__in=gone).delete()
    unindex(record_ids=gone, using=using)
    return len(gone)
