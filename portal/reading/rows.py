"""Marks that something changed which readers can see."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class ContentChange(models.Model):
    """Written in the transaction that changes something; see ``portal.reading.generation``."""

    at = models.DateTimeField(default=timezone.now)

    class Meta:
        app_label = "portal"

    def __str__(self) -> str:
        return f"{self.pk} {self.at:%Y-%m-%d %H:%M:%S}"
