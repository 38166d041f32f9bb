"""Adoptions, questions and requests: what comes of a policy elsewhere."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from taxonomy.models import City


class AdoptionState(models.TextChoices):
    """How far a city is with a policy it took over."""

    PLANNED = "planned", _("Planned")
    PILOT = "pilot", _("Pilot")
    RUNNING = "running", _("Running")
    STOPPED = "stopped", _("Stopped")


class Adoption(models.Model):
    """A city that tried a policy of another one, and what became of it."""

    policy = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="adoptions")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="adoptions")
    state = models.CharField(_("state"), max_length=12, choices=AdoptionState.choices)
    since = models.PositiveSmallIntegerField(_("since (year)"), null=True, blank=True)
    what_changed = models.TextField(_("what was changed, or why it was stopped"), blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")
        ordering = ["-since", "city"]
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "city"], name="exchange_one_adoption_per_city"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city}: {self.policy}"


class Question(models.Model):
    """A question to the office in charge of a policy, and its answer."""

    policy = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="questions")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    text = models.TextField(_("question"))
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return self.text[:80]


class CaseRequest(models.Model):
    """A case somebody looked for and nobody has written yet."""

    text = models.CharField(_("what is asked for"), max_length=300)
    language = models.CharField(_("language"), max_length=20, default="en")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("request for a case")
        verbose_name_plural = _("requests for cases")
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return self.text
