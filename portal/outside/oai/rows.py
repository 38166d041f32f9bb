"""What harvesters know of: each policy that was ever public, and when it changed last."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

_BAR = "|"


class HarvestRow(models.Model):
    """``sets`` are kept after a deletion, so that those who harvest a set hear of it, too."""

    stable_id = models.CharField(max_length=13, unique=True)
    #: Whole seconds: the granularity of the protocol.
    changed_at = models.DateTimeField()
    deleted = models.BooleanField(default=False)
    #: Names of sets between bars: ``|kind:case|theme:housing|``.
    sets = models.TextField()

    class Meta:
        app_label = "portal"
        indexes = [models.Index(fields=["changed_at", "id"], name="harvest_order")]

    def __str__(self) -> str:
        return self.stable_id

    @property
    def set_names(self) -> list[str]:
        """The sets it belongs to, by name."""
        return self.sets.strip(_BAR).split(_BAR)


def joined(sets: Iterable[str]) -> str:
    """Names of sets as they are stored."""
    return f"{_BAR}{_BAR.join(sorted(sets))}{_BAR}"


def in_set(name: str) -> models.Q:
    """Rows of a set and of every set below it: ``theme`` has all of ``theme:housing``."""
    return models.Q(sets__contains=f"{_BAR}{name}{_BAR}") | models.Q(
        sets__contains=f"{_BAR}{name}:"
    )
