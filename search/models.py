"""The record store: the truth both engines are built from.

``version`` only grows; ``synced_version < version`` marks what Elasticsearch has not got yet. A
deletion stays as a tombstone (``deleted``) until Elasticsearch has confirmed it.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from search.engines.database.models import PART_NUMBERS, FacetValue, IndexEntry
from search.promotions.models import PromotedPolicy, Promotion

__all__ = [
    "PART_NUMBERS",
    "FacetValue",
    "IndexEntry",
    "PromotedPolicy",
    "Promotion",
    "SearchPart",
    "SearchRecord",
]


class SearchRecord(models.Model):
    """One policy with its texts in every language, as it is found and shown in a result list."""

    key = models.CharField(max_length=120, unique=True)
    version = models.BigIntegerField()
    synced_version = models.BigIntegerField(default=0)
    deleted = models.BooleanField(default=False)
    kind = models.CharField(max_length=20)
    stable_id = models.CharField(max_length=64, db_index=True)
    external_id = models.CharField(max_length=200, blank=True)
    page_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    path = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=20)
    visibility = models.JSONField(default=list)
    title = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    texts = models.JSONField(default=list)
    facets = models.JSONField(default=dict)
    year_start = models.PositiveSmallIntegerField(null=True, blank=True)
    year_end = models.PositiveSmallIntegerField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        db_table = "search_record"
        constraints = [
            models.CheckConstraint(
                condition=Q(synced_version__lte=F("version")), name="search_record_synced_not_ahead"
            ),
        ]
        indexes = [
            # The outbox is nearly always empty; a partial index keeps asking for it cheap.
            models.Index(
                fields=["id"],
                condition=Q(synced_version__lt=F("version")),
                name="search_record_outbox",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class SearchPart(models.Model):
    """The text of one page of a source file, belonging to a record.

    ``id`` is ``record_id * PART_NUMBERS + place among the record's parts``, so that the record of a
    part found is known without looking it up.
    """

    id = models.BigIntegerField(primary_key=True)
    record = models.ForeignKey(SearchRecord, on_delete=models.CASCADE, related_name="parts")
    file_id = models.CharField(max_length=64)
    file_name = models.CharField(max_length=255)
    file_type = models.CharField(max_length=20)
    unit = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=20)
    text = models.TextField()
    path = models.CharField(max_length=500, blank=True)
    thumbnail = models.CharField(max_length=500, blank=True)
    notes = models.TextField(blank=True)

    class Meta:
        db_table = "search_part"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "file_id", "number"], name="search_part_once_per_page"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} {self.unit} {self.number}"
