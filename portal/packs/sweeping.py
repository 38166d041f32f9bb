"""What leaves the disk: packs that are out of date or forgotten, too many bytes, bytes of nobody.

The worker calls this when it starts and about every hour. A pack that says more than the portal
does is never given out; here it is also deleted.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import override

from portal.packs import limits
from portal.packs.fingerprint import fingerprint_of
from portal.packs.places import FOLDER
from portal.packs.rows import OfflinePack, PackState
from portal.packs.subjects import find_subject
from uploads.places import private_storage
from uploads.storing import remove

log = structlog.get_logger(__name__)

#: Bytes that no row names yet may belong to a pack that is being stored.
_ORPHAN_AFTER: Final = timedelta(hours=1)


def sweep_packs() -> int:
    """Delete them; how many files."""
    now = timezone.now()
    free = OfflinePack.objects.filter(Q(due=None) | Q(due__lte=now))
    gone = [pack for pack in free if _is_over(pack)]
    gone += _too_many([pack for pack in free.order_by("-asked_at") if pack not in gone])
    for pack in gone:
        # Unless somebody asked for it in the meantime.
        OfflinePack.objects.filter(pk=pack.pk, due=pack.due).delete()
    named = set(OfflinePack.objects.values_list("name", flat=True))
    names = {pack.name for pack in gone if pack.name} - named
    names |= _orphans(named)
    remove(names)
    if names:
        log.info("packs_swept", files=len(names))
    return len(names)


def _is_over(pack: OfflinePack) -> bool:
    """Whether nobody took it for long, or readers see something else by now."""
    if pack.state != PackState.READY or pack.asked_at < timezone.now() - limits.KEPT_FOR:
        return True
    with override(pack.language):
        subject = find_subject(pack.kind, pack.key, pack.language)
        return subject is None or fingerprint_of(subject, pack.language) != pack.fingerprint


def _too_many(packs: list[OfflinePack]) -> list[OfflinePack]:
    """Those beyond the limit of all packs together; the latest taken come first."""
    total, over = 0, []
    for pack in packs:
        total += pack.size
        if total > limits.MAX_BYTES_IN_ALL:
            over.append(pack)
    return over


def _orphans(named: set[str]) -> set[str]:
    storage = private_storage()
    try:
        names = {f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]}
    except FileNotFoundError:
        return set()
    oldest = timezone.now() - _ORPHAN_AFTER
    return {name for name in names - named if _is_older(name, oldest)}


def _is_older(name: str, moment: datetime) -> bool:
    try:
        return bool(private_storage().get_modified_time(name) < moment)
    except FileNotFoundError:
        return False
