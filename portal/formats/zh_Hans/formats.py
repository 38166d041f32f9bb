"""Numbers in groups of three, as CLDR has them; Django's have none."""

from __future__ import annotations

THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
