"""Background work on packs. Thin: an id in, one action called."""

from __future__ import annotations

from django_tasks import task

from portal.packs.building import build


@task(priority=-10)
def build_pack(pack_id: int) -> None:
    """Build one pack, after whatever else waits: files and mails are wanted sooner."""
    build(pack_id)
