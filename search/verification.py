"""Is the index what the store says? Compare keys and versions, and send again what differs."""

from __future__ import annotations

from dataclasses import dataclass

from search import store, sync
from search.engines.base import Engine


@dataclass(frozen=True, slots=True)
class Difference:
    """Keys that differ. ``ahead``: the index has a newer version than the database."""

    missing: tuple[str, ...]
    behind: tuple[str, ...]
    left_over: tuple[str, ...]
    ahead: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.behind or self.left_over or self.ahead)


def compare(engine: Engine) -> Difference:
    """Compare an engine's index with the store."""
    ours, theirs = store.versions(), engine.versions()
    both = ours.keys() & theirs.keys()
    return Difference(
        missing=tuple(sorted(ours.keys() - theirs.keys())),
        behind=tuple(sorted(key for key in both if theirs[key] < ours[key])),
        left_over=tuple(sorted(theirs.keys() - ours.keys())),
        ahead=tuple(sorted(key for key in both if theirs[key] > ours[key])),
    )


def repair(engine: Engine, difference: Difference) -> None:
    """Send again what is missing or behind, delete what is left over.

    What is ahead (the database was restored from a backup) needs a rebuild: the index refuses
    older versions.
    """
    engine.delete(dict.fromkeys(difference.left_over, store.next_version()))
    if difference.missing or difference.behind:
        store.mark_unsynced(keys=[*difference.missing, *difference.behind])
        sync.drain(engine)
