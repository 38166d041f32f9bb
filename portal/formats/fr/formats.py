"""The word between day and time; a narrow space between groups of three figures."""

from __future__ import annotations

DATETIME_FORMAT = r"j F Y \à H:i"
SHORT_DATETIME_FORMAT = r"d/m/Y \à H:i"
THOUSAND_SEPARATOR = "\N{NARROW NO-BREAK SPACE}"
