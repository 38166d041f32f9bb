"""The personal link of an invitation: a secret that is mailed, of which only a digest is kept."""

from __future__ import annotations

import hashlib
import secrets

from django.urls import reverse
from django.utils import translation

from accounts.mails import absolute_url


def new_secret() -> str:
    """43 letters that cannot be guessed (256 bits)."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What the database keeps: 64 hexadecimal digits. A secret needs no salt: it has no pattern."""
    return hashlib.sha256(secret.encode()).hexdigest()


def personal_link(secret: str, language: str) -> str:
    """The link as it is mailed, to the page in a language of the interface."""
    with translation.override(language):
        return absolute_url(reverse("programmes:invitation_link", args=[secret]))
