"""The worker writes a pack, stores it whole, and only then the row names it.

Nothing half-made is ever offered: until the row is changed readers get the pack before, if it still
says what the portal says, and a worker that dies leaves bytes that no row names.
"""

from __future__ import annotations

import tempfile

import structlog
from django.core.files.base import File
from django.utils import timezone
from django.utils.translation import override

from portal.packs.fingerprint import fingerprint_of
from portal.packs.limits import BUILT_WITHIN
from portal.packs.places import stored_name
from portal.packs.rows import OfflinePack, PackState
from portal.packs.subjects import Subject, find_subject
from portal.packs.writing import write_pack
from uploads.storing import StorageFull, remove, store

log = structlog.get_logger(__name__)


def build(pack_id: int) -> None:
    """Build a pack that waits; one that another worker has in hand, or has made, is left alone."""
    waiting = OfflinePack.objects.filter(pk=pack_id, state=PackState.WAITING)
    if not waiting.update(state=PackState.BUILDING, due=timezone.now() + BUILT_WITHIN):
        return
    pack = OfflinePack.objects.get(pk=pack_id)
    try:
        with override(pack.language):
            _build(pack)
    except StorageFull:
        log.exception("pack_not_stored", pack=str(pack))
        _failed(pack)
    except BaseException:
        # Any mistake of ours; the task's own report says which. Readers may ask again at once.
        _failed(pack)
        raise


def _build(pack: OfflinePack) -> None:
    subject = find_subject(pack.kind, pack.key, pack.language)
    if subject is None or not subject.policies:
        _take(pack, fingerprint="", name="", size=0)
        return
    # Taken first: what changes while the pack is written makes it out of date, not wrong.
    fingerprint = fingerprint_of(subject, pack.language)
    with tempfile.TemporaryFile() as target:
        left_out = write_pack(subject, pack.language, target)
        size = target.tell()
        target.seek(0)
        name = store(File(target), stored_name())
    _count(pack, subject, left_out)
    _take(pack, fingerprint=fingerprint, name=name, size=size)
    log.info("pack_built", pack=str(pack), policies=pack.policies, bytes=size)


def _count(pack: OfflinePack, subject: Subject, left_out: int) -> None:
    pack.policies = len(subject.policies)
    pack.policies_in_all = subject.total
    pack.pictures_left_out = left_out


def _take(pack: OfflinePack, *, fingerprint: str, name: str, size: int) -> None:
    """Name the new file, then delete the old one."""
    before = pack.name
    pack.fingerprint, pack.name, pack.size = fingerprint, name, size
    pack.state = PackState.READY if name else PackState.FAILED
    pack.built_at, pack.due = timezone.now(), None
    pack.save()
    remove([before])


def _failed(pack: OfflinePack) -> None:
    OfflinePack.objects.filter(pk=pack.pk).update(state=PackState.FAILED, due=None)
