"""Which dialect a database speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db import connections

from search.engines.database.postgres import PostgresDialect
from search.engines.database.protocol import Dialect
from search.engines.database.sqlite import SqliteDialect

_DIALECTS: Final[Mapping[str, Dialect]] = {
    "sqlite": SqliteDialect(),
    "postgresql": PostgresDialect(),
}


def dialect_of(using: str) -> Dialect:
    """The dialect of a database alias."""
    return _DIALECTS[connections[using].vendor]
