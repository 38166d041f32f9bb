"""PDF files: their first and last bytes, then every object and stream."""

from __future__ import annotations
