"""A space between day and time."""

from __future__ import annotations

DATETIME_FORMAT = "Y年n月j日 G:i"
