"""The pages of a source file: what is searched, shown and linked to."""

from __future__ import annotations

from django.db import models

from uploads.models.source_file import SourceFile


class FilePage(models.Model):
    """One page or slide as it was read; ``number`` counts from 1, hidden slides among them.

    ``width`` and ``height`` are those of the largest picture, in pixels. ``notes`` are never shown
    to readers.
    """

    file = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=255, blank=True)
    text = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    language = models.CharField(max_length=20, blank=True)
    was_hidden = models.BooleanField(default=False)
    by_ocr = models.BooleanField(default=False)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="uploads_page_once"),
        ]

    def __str__(self) -> str:
        return f"{self.file} {self.number}"
