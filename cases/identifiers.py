"""Stable public identifiers of policies."""

from __future__ import annotations

import base64
import uuid


def stable_id_from(translation_key: uuid.UUID) -> str:
    """Thirteen lower-case letters and digits from the key that all translations share.

    Eight bytes of a random UUID: a clash among a million policies has odds of about 1 in 10^7.
    """
    return base64.b32encode(translation_key.bytes[:8]).decode().rstrip("=").lower()
