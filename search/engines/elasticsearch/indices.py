"""Which indices are ours, which one answers, and which take changes.

    <prefix>-records                          alias of readers: exactly one index
    <prefix>-records-<mapping>-<time>         an index
    <prefix>-records-<mapping>-<time>.open    alias by which one index takes changes

While a rebuild runs two indices are open; closing one is removing its alias. Writes require that
alias to exist, so a write on its way to an index just deleted never creates it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from elasticsearch import Elasticsearch, NotFoundError

_OPEN: Final = ".open"


@dataclass(frozen=True, slots=True)
class Names:
    """Names derived from the prefix of one installation."""

    prefix: str

    @property
    def readers(self) -> str:
        """The alias that is searched."""
        return f"{self.prefix}-records"

    @property
    def owner(self) -> str:
        """What is noted in an index to tell that it is ours."""
        return f"case-study-portal/{self.prefix}"

    @property
    def every_index(self) -> str:
        """Pattern of all our indices, and perhaps of other people's."""
        return f"{self.readers}-*"

    def index(self, mapping: str, at: datetime) -> str:
        """A new index; names sort by time."""
        return f"{self.readers}-{mapping}-{at:%Y%m%d%H%M%S%f}"


@dataclass(frozen=True, slots=True)
class Index:
    """An index of ours."""

    name: str
    meta: Mapping[str, str]
    aliases: frozenset[str]

    @property
    def created(self) -> str:
        """Time of creation as in the name."""
        return self.name.rpartition("-")[2]


def open_alias(index: str) -> str:
    """The alias by which an index takes changes."""
    return index + _OPEN


def open_aliases(server: Elasticsearch, names: Names) -> list[str]:
    """Where changes have to go now."""
    try:
        found = server.indices.get_alias(name=f"{names.every_index}{_OPEN}")
    except NotFoundError:
        return []
    return sorted(alias for index in found.values() for alias in index["aliases"])


def our_indices(server: Elasticsearch, names: Names) -> list[Index]:
    """Our indices, oldest first."""
    found = server.indices.get(index=names.every_index)
    indices = (_index(name, description) for name, description in found.items())
    ours = (index for index in indices if index.meta.get("owner") == names.owner)
    return sorted(ours, key=lambda index: index.created)


def delete_indices(server: Elasticsearch, names: list[str]) -> None:
    """Delete indices by their full names; one already gone is no error."""
    if names:
        server.indices.delete(index=names, ignore_unavailable=True)


def _index(name: str, description: Mapping[str, Any]) -> Index:
    meta = description["mappings"].get("_meta", {})
    return Index(name, meta, frozenset(description["aliases"]))
