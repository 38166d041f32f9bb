"""Pictures: their size from the header, then every pixel once."""

from __future__ import annotations
