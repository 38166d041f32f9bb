"""Who takes part in a learning session, for which city and office."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from programmes.models.session import LearningSession
from taxonomy.models import City, Office


class Participation(models.Model):
    """A person at a learning session, for a city and an office."""

    session = ParentalKey(LearningSession, on_delete=models.CASCADE, related_name="participations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="participations"
    )
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="participations")
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.SET_NULL)

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["session", "city"]
        constraints = [
            models.UniqueConstraint(fields=["session", "user"], name="programmes_once_per_session"),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.session}"
