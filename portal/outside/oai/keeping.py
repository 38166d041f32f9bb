"""Keeps the rows for harvesters as the policies are: every write of them is here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cases.selectors import policy_models
from portal.outside.oai.rows import HarvestRow, joined
from portal.outside.visibility import public_policies

#: Policies read and written at once.
BATCH: Final = 500


def refresh(stable_ids: Iterable[str]) -> None:
    """Note that these policies changed: their text, their sets, or who may read them.

    What is no longer public becomes a deletion; what never was is not noted at all.
    """
    rest = iter(sorted(set(stable_ids)))
    while batch := list(islice(rest, BATCH)):
        with transaction.atomic():
            changed = _write(batch, _now())
            # A harvester may come before this is committed, and will ask next for what changed
            # since then: so the time is that of the commit, as nearly as can be told.
            transaction.on_commit(partial(_stamp, changed))


def refresh_policies(condition: Q) -> None:
    """The same for all policies that fulfil a condition."""
    for model in policy_models():
        refresh(model.objects.filter(condition).values_list("stable_id", flat=True))


def sets_of(page: Any) -> Iterator[str]:
    """Kind, themes and learning session of a policy."""
    yield f"kind:{page.kind}"
    for theme in page.themes:
        yield f"theme:{theme.slug}"
    if page.session:
        yield f"session:{page.session.slug}"


def _write(stable_ids: list[str], now: datetime) -> list[str]:
    sets = _public_sets(stable_ids)
    shown = [
        HarvestRow(stable_id=stable_id, changed_at=now, deleted=False, sets=joined(names))
        for stable_id, names in sets.items()
    ]
    HarvestRow.objects.bulk_create(
        shown,
        update_conflicts=True,
        unique_fields=["stable_id"],
        update_fields=["changed_at", "deleted", "sets"],
    )
    hidden = set(stable_ids) - set(sets)
    known = HarvestRow.objects.filter(stable_id__in=hidden, deleted=False)
    gone = list(known.values_list("stable_id", flat=True)) if hidden else []
    if gone:
        HarvestRow.objects.filter(stable_id__in=gone).update(deleted=True, changed_at=now)
    return [*sets, *gone]


def _public_sets(stable_ids: list[str]) -> dict[str, set[str]]:
    sets: dict[str, set[str]] = defaultdict(set)
    for model in policy_models():
        pages = public_policies(model).filter(stable_id__in=stable_ids)
        for page in pages.prefetch_related("other_themes"):
            sets[page.stable_id].update(sets_of(page))
    return sets


def _stamp(stable_ids: list[str]) -> None:
    HarvestRow.objects.filter(stable_id__in=stable_ids).update(changed_at=_now())


def _now() -> datetime:
    return timezone.now().replace(microsecond=0)
