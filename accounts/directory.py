"""The directory of people: who is in it asked for it, and leaves it at a word."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from taxonomy.languages import CONTENT_LANGUAGES


def list_person(*, user: User, languages: Collection[str]) -> None:
    """Put a person into the directory at their own wish, or change the languages of one in it.

    Codes that the portal does not know are left out.
    """
    user.listed_since = user.listed_since or timezone.now()
    user.spoken_languages = [each.code for each in CONTENT_LANGUAGES if each.code in languages]
    user.save(update_fields=["listed_since", "spoken_languages"])


def unlist_person(*, user: User) -> None:
    """Take a person out at once; the languages, which served nothing else, are forgotten."""
    user.listed_since = None
    user.spoken_languages = []
    user.save(update_fields=["listed_since", "spoken_languages"])


def listed_people() -> QuerySet[User]:
    """Everybody in the directory whose account is open. Who has no name is not shown by it."""
    nameless = Q(first_name="", last_name="")
    return User.objects.filter(is_active=True, listed_since__isnull=False).exclude(nameless)
