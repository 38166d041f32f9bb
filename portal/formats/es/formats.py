"""A comma between day and time fits whatever hour follows."""

from __future__ import annotations

DATETIME_FORMAT = r"j \d\e F \d\e Y, H:i"
SHORT_DATETIME_FORMAT = "d/m/Y, H:i"
