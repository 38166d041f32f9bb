"""Pages -> record store, in the transaction that changed the page.

Receivers call these; Elasticsearch follows after the commit (:mod:`search.sync`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from briefs.models import BriefPage
from cases.models import CaseStudyPage, PolicyPage
from search import outbox, store
from search.builders import BUILDERS, record_key
from search.models import SearchRecord

POLICY_MODELS: Final = (CaseStudyPage, BriefPage)
_FETCHED = ("city__country", "office", "main_theme", "session", "place", "locale")
_PREFETCHED = ("other_themes", "files__source_file__pages")
#: Pages read and written at once when many change.
BATCH = 200


def index_pages(pages: Iterable[PolicyPage]) -> None:
    """Write the records of pages as they are now; of a page that is not live, remove it."""
    live: list[PolicyPage] = []
    gone: list[PolicyPage] = []
    for page in pages:
        (live if page.live else gone).append(page)
    with transaction.atomic():
        version = store.next_version()
        if live:
            store.save_records(records=[BUILDERS[type(page)](page, version) for page in live])
        if gone:
            _remove(Q(key__in=[record_key(page) for page in gone]))
        outbox.after_commit()


def remove_pages(page_ids: Iterable[int]) -> None:
    """Take pages out of every index, whatever is left of them in the page tree."""
    with transaction.atomic():
        _remove(Q(page_id__in=list(page_ids)))
        outbox.after_commit()


def index_policies(condition: Q) -> None:
    """Write the records of all live policies that fulfil a condition, batch by batch."""
    for pages in policies(condition & Q(live=True)):
        index_pages(pages)


def index_below(page: Page) -> None:
    """Write the records of a page and everything below it, after a move or a new restriction."""
    index_policies(Q(path__startswith=page.path))


def policies(condition: Q) -> Iterator[list[PolicyPage]]:
    """Policies of every kind, in batches, with all that their records are made of."""
    for model in POLICY_MODELS:
        found = model.objects.filter(condition).order_by("pk").distinct()
        found = found.select_related(*_FETCHED).prefetch_related(*_PREFETCHED)
        batch: list[PolicyPage] = []
        for page in found.iterator(chunk_size=BATCH):
            batch.append(page)
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch


def page_of(row: SearchRecord) -> PolicyPage | None:
    """The live page of a record; a record that was not made from a page has none."""
    model = next((model for model in POLICY_MODELS if model.kind == row.kind), None)
    return model.objects.live().filter(pk=row.page_id).first() if model else None


def _remove(condition: Q) -> None:
    keys = SearchRecord.objects.filter(condition, deleted=False).values_list("key", flat=True)
    version = store.next_version()
    store.delete_records(versions=dict.fromkeys(keys, version))
