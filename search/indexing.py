"""Pages -> record store, in the transaction that changed the page.

A policy has one record, made of all its live versions, whichever of them changed. Receivers call
these; Elasticsearch follows after the commit (:mod:`search.sync`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from briefs.models import BriefPage
from cases.models import CaseStudyPage, PolicyPage
from search import outbox, store
from search.builders import BUILDERS
from search.models import SearchRecord

POLICY_MODELS: Final = (CaseStudyPage, BriefPage)
_FETCHED = ("city__country", "office", "main_theme", "session", "place", "locale")
_PREFETCHED = ("other_themes", "files__source_file__pages")
#: Pages read and written at once when many change.
BATCH = 200


def index_pages(pages: Iterable[PolicyPage]) -> None:
    """Write the records of the policies of these pages as they are now.

    Of a policy no version of which is live the record is removed. An alias is no version.
    """
    changed = [page for page in pages if page.alias_of_id is None]
    with transaction.atomic():
        version = store.next_version()
        records = [
            BUILDERS[type(versions[0])](versions[0], version, versions[1:])
            for versions in _live_versions(changed)
        ]
        store.save_records(records=records)
        # Also what was found under the language of a version that is gone, or no longer the first.
        policies = {page.stable_id for page in changed}
        _remove(Q(stable_id__in=policies) & ~Q(key__in=[record.key for record in records]))
        outbox.after_commit()


def forget_page(page: PolicyPage) -> None:
    """Write the record of a policy without a page that is going, whatever its row still says."""
    page.live = False
    index_pages([page])


def remove_pages(page_ids: Iterable[int]) -> None:
    """Take the records made from pages out of every index, whatever is left in the page tree."""
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
        originals = model.objects.filter(condition, alias_of__isnull=True)
        found = originals.order_by("pk").distinct()
        found = found.select_related(*_FETCHED).prefetch_related(*_PREFETCHED)
        batch: list[PolicyPage] = []
        for page in found.iterator(chunk_size=BATCH):
            batch.append(page)
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch


def _live_versions(changed: list[PolicyPage]) -> list[list[PolicyPage]]:
    """The live versions of each policy of these pages, the one others are measured by first.

    That is the one in the English tree, else the oldest. Pages given are taken as they are.
    """
    given = {page.pk: page for page in changed}
    stable_ids = {page.stable_id for page in changed}
    for others in policies(Q(stable_id__in=stable_ids, live=True) & ~Q(pk__in=list(given))):
        given.update({page.pk: page for page in others})
    found: dict[str, list[PolicyPage]] = {}
    for page in sorted(given.values(), key=_place):
        if page.live:
            found.setdefault(page.stable_id, []).append(page)
    return list(found.values())


def _place(page: PolicyPage) -> tuple[bool, int]:
    return page.locale.language_code != settings.LANGUAGE_CODE, page.pk


def page_of(row: SearchRecord) -> PolicyPage | None:
    """The live page of a record; a record that was not made from a page has none."""
    model = next((model for model in POLICY_MODELS if model.kind == row.kind), None)
    return model.objects.live().filter(pk=row.page_id).first() if model else None


def _remove(condition: Q) -> None:
    keys = SearchRecord.objects.filter(condition, deleted=False).values_list("key", flat=True)
    version = store.next_version()
    store.delete_records(versions=dict.fromkeys(keys, version))
