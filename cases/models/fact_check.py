"""A question to the owner of a policy: are these facts still true?"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from cases.choices import CheckAnswer


class FactCheck(models.Model):
    """One mail with one personal link, and what came of it. Only a digest of the link is kept.

    ``revision`` is the version that was live when the owner was asked: when another one goes live,
    the link is about something that is not there any more.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="fact_checks")
    revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_to = models.EmailField(_("sent to"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: asked by the calendar."),
    )
    token_digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(_("asked"))
    expires_at = models.DateTimeField()
    answer = models.CharField(_("answer"), max_length=10, blank=True, choices=CheckAnswer.choices)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    text = models.TextField(_("what has changed"), blank=True)

    class Meta:
        verbose_name = _("question about facts")
        verbose_name_plural = _("questions about facts")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page} ({self.asked_at:%Y-%m-%d})"
