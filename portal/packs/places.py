"""Where packs lie: in the private storage, under names that tell nothing."""

from __future__ import annotations

import uuid
from typing import Final

FOLDER: Final = "packs"


def stored_name() -> str:
    """A name for a new pack, which no other has."""
    return f"{FOLDER}/{uuid.uuid4().hex}.zip"
