"""A reader asks for a pack: where it stands, and one task however many ask at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from portal.packs import limits
from portal.packs.fingerprint import fingerprint_of
from portal.packs.limits import BUILT_WITHIN
from portal.packs.rows import OfflinePack, PackState
from portal.packs.subjects import Subject
from portal.packs.tasks import build_pack
from uploads.places import private_storage


class Stage(StrEnum):
    """What a reader is told."""

    READY = "ready"
    PREPARING = "preparing"
    #: Never made, out of date, or the worker was lost: it may be asked for.
    TO_ASK = "to-ask"
    FAILED = "failed"
    #: Too many others are in hand.
    BUSY = "busy"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the pack of a subject stands; ``pack`` is None before anybody asked."""

    stage: Stage
    pack: OfflinePack | None


def standing_of(subject: Subject, language: str) -> Standing:
    """Compare what was packed with what readers see now."""
    pack = _of(subject, language).first()
    if not subject.policies:
        return Standing(Stage.EMPTY, pack)
    if pack is None:
        return Standing(_may_ask(Stage.TO_ASK), None)
    is_current = pack.fingerprint == fingerprint_of(subject, language)
    if pack.name and is_current and private_storage().exists(pack.name):
        return Standing(Stage.READY, pack)
    if pack.due and pack.due > timezone.now():
        return Standing(Stage.PREPARING, pack)
    has_failed = pack.state == PackState.FAILED
    return Standing(_may_ask(Stage.FAILED if has_failed else Stage.TO_ASK), pack)


def ask(subject: Subject, language: str) -> None:
    """Have the pack built, unless it is there or in hand, or too many others are."""
    if standing_of(subject, language).stage not in (Stage.TO_ASK, Stage.FAILED):
        return
    pack, _created = OfflinePack.objects.get_or_create(
        kind=subject.kind, key=subject.key, language=language
    )
    now = timezone.now()
    with transaction.atomic():
        # Of several who ask in the same moment one changes the row.
        free = Q(due=None) | Q(due__lte=now)
        asked = OfflinePack.objects.filter(free, pk=pack.pk).update(
            state=PackState.WAITING, due=now + BUILT_WITHIN, asked_at=now
        )
        if asked:
            transaction.on_commit(lambda: build_pack.enqueue(pack.pk))


def note_taken(pack: OfflinePack) -> None:
    """Somebody took it: it is kept longer than those nobody takes."""
    OfflinePack.objects.filter(pk=pack.pk).update(asked_at=timezone.now())


def _may_ask(stage: Stage) -> Stage:
    in_hand = OfflinePack.objects.filter(due__gt=timezone.now()).count()
    return Stage.BUSY if in_hand >= limits.MAX_IN_HAND else stage


def _of(subject: Subject, language: str) -> QuerySet[OfflinePack]:
    return OfflinePack.objects.filter(kind=subject.kind, key=subject.key, language=language)
