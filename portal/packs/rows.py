"""One row for each pack that was asked for: where it stands, and which file it is."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class PackState(models.TextChoices):
    """Where the making of a pack stands."""

    WAITING = "waiting"
    BUILDING = "building"
    READY = "ready"
    FAILED = "failed"


class OfflinePack(models.Model):
    """``fingerprint`` is of what was packed; ``size`` in bytes; ``name`` in the private storage.

    ``due``: until then a worker has it in hand. ``policies`` were packed of ``policies_in_all``;
    ``pictures_left_out`` had no room.
    """

    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=80)
    language = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=PackState.choices, default=PackState.FAILED)
    fingerprint = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    policies = models.PositiveIntegerField(default=0)
    policies_in_all = models.PositiveIntegerField(default=0)
    pictures_left_out = models.PositiveIntegerField(default=0)
    due = models.DateTimeField(null=True, blank=True)
    built_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "portal"
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "language"], name="portal_pack_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} ({self.language})"
