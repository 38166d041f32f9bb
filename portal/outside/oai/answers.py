"""What the six verbs answer, before it is XML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Element:
    """One element of Dublin Core; ``language`` is BCP 47, or "" for what is in none."""

    name: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A policy as harvesters get it; one without metadata is a deletion."""

    identifier: str
    datestamp: str
    sets: tuple[str, ...]
    metadata: tuple[Element, ...] = ()

    @property
    def is_deleted(self) -> bool:
        """Whether only its header is left."""
        return not self.metadata


@dataclass(frozen=True, slots=True)
class Continuation:
    """``token`` is empty on the last page of a list that had more than one."""

    token: str
    cursor: int
    total: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Who answers."""

    name: str
    base_url: str
    email: str
    earliest: str
    namespace: str


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats there are: Dublin Core."""


@dataclass(frozen=True, slots=True)
class Sets:
    """Name in requests and name for people, in order."""

    sets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Records or, for ListIdentifiers, their headers."""

    records: tuple[Record, ...]
    continuation: Continuation | None


@dataclass(frozen=True, slots=True)
class One:
    """The record that was asked for."""

    record: Record


Answer = Identity | Formats | Sets | Listing | One
