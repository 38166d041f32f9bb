"""The account of a person: signs in by e-mail, belongs to a city and an office. And its mails."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from taxonomy.models import City, Office


class UserManager(BaseUserManager["User"]):
    """Makes accounts by e-mail address; there are no user names."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Save an account; without a password it can only be entered by a mailed code."""
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Save an account that may do everything."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        """Find by e-mail address, whatever the case of its letters."""
        return self.get(email__iexact=username)


class User(AbstractUser):
    """A civil servant of a partner city, or a member of Seoul's staff."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    city = models.ForeignKey(
        City, null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    office = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.SET_NULL, related_name="people"
    )
    preferred_language = models.CharField(
        _("preferred language"), max_length=10, choices=settings.LANGUAGES, default="en"
    )
    #: When the person asked to be listed in the directory; empty for who is not listed. Nobody
    #: but the person sets it: it is a consent.
    listed_since = models.DateTimeField(null=True, blank=True, editable=False)
    #: Codes of the languages others may use with the person, shown in the directory only.
    spoken_languages = models.JSONField(default=list, blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()  # type: ignore[assignment,misc]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_any_case"),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email


class OutgoingMail(models.Model):
    """A mail that waits for the worker. The row goes as soon as the mail is sent.

    Its text may hold a code or a personal link, which nothing else in the database keeps readable.
    ``to`` may be empty: such a mail is written and thrown away, so that asking for an unknown
    address takes as long as asking for a known one.
    """

    to = models.EmailField(blank=True)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    language = models.CharField(max_length=10)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")

    def __str__(self) -> str:
        return f"{self.subject} ({self.created_at:%Y-%m-%d %H:%M})"
