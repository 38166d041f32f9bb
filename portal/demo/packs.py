"""One offline pack of the demo, so that its page shows a size at once."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.utils.translation import override

from portal.packs.asking import Stage, standing_of
from portal.packs.building import build
from portal.packs.rows import OfflinePack, PackState
from portal.packs.subjects import find_subject

PACKED_THEME: Final = "public-transport"


def seed_packs() -> int:
    """Build it unless it is there and says what the portal says; how many were built."""
    language = settings.LANGUAGE_CODE
    with override(language):
        subject = find_subject("theme", PACKED_THEME, language)
        if subject is None or standing_of(subject, language).stage in (Stage.READY, Stage.EMPTY):
            return 0
        pack, _created = OfflinePack.objects.update_or_create(
            kind=subject.kind,
            key=subject.key,
            language=language,
            defaults={"state": PackState.WAITING},
        )
        build(pack.pk)
    return 1
