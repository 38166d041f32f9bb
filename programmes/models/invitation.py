"""An invitation to a learning session: a personal link that makes an account, once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from programmes.models.session import LearningSession
from taxonomy.models import City, Office


class Invitation(models.Model):
    """A person invited by e-mail. The link's secret is mailed and kept only as a digest.

    ``accepted_at`` and ``withdrawn_at`` end it; so does ``expires_at``, until it is sent again.
    """

    session = ParentalKey(LearningSession, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"), help_text=_("The personal link is sent there."))
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    city = models.ForeignKey(
        City, on_delete=models.PROTECT, related_name="+", verbose_name=_("city")
    )
    office = models.ForeignKey(
        Office,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("office"),
    )
    preferred_language = models.CharField(
        _("language of the mails"), max_length=10, choices=settings.LANGUAGES, default="en"
    )
    token_digest = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, editable=False)
    expires_at = models.DateTimeField(null=True, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="invitations",
    )
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["session", "email"]
        constraints = [
            models.UniqueConstraint(
                "session",
                Lower("email"),
                name="programmes_invited_once_per_session",
                violation_error_message=_("This address is invited to the session already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}, {self.session}"

    @property
    def is_open(self) -> bool:
        """Whether its link still works."""
        return (
            self.accepted_at is None
            and self.withdrawn_at is None
            and self.expires_at is not None
            and self.expires_at > timezone.now()
        )
