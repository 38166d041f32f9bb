"""Who of the directory answers a question. Names are compared without case and accents."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone

from accounts.directory import listed_people
from accounts.models import User
from briefs.models import BriefPage
from cases.selectors import visible_policies
from programmes.models import LearningSession
from taxonomy.folding import fold
from taxonomy.models import Theme


def people_found(
    *, words: str, theme: Theme | None, session: LearningSession | None, tokens: frozenset[str]
) -> list[int]:
    """Keys of the accounts, by family name. ``tokens``: of the reader. Two queries at most.

    Every word must begin a word of the person's name or of a name of the city. A theme is that of
    a brief which the reader may read, and which names the person with consent.
    """
    people = listed_people()
    if session is not None:
        people = people.filter(participations__session=session)
    if theme is not None:
        people = people.filter(pk__in=_named_in_briefs(theme, tokens))
    rows = people.values_list("pk", "first_name", "last_name", "city__name_keys").distinct()
    wanted = fold(words).split()
    found = [
        (fold(f"{last} {first}"), pk)
        for pk, first, last, keys in rows
        if _answers(wanted, f"{fold(first)} {fold(last)} {(keys or '').replace('|', ' ')}")
    ]
    return [pk for _name, pk in sorted(found)]


def in_order(keys: list[int]) -> list[User]:
    """These accounts with all that an entry shows. Three queries, however many."""
    people = User.objects.filter(pk__in=keys).select_related("city__country", "office")
    by_key = {each.pk: each for each in people.prefetch_related("participations__session")}
    return [by_key[key] for key in keys if key in by_key]


def _answers(wanted: list[str], text: str) -> bool:
    return all(f" {word}" in f" {text}" for word in wanted)


def _named_in_briefs(theme: Theme, tokens: frozenset[str]) -> set[int]:
    of_theme = Q(main_theme=theme) | Q(other_themes=theme)
    today = timezone.localdate()
    briefs = visible_policies(BriefPage, tokens).filter(of_theme)
    return {account for brief in briefs for account in brief.named_accounts(today)}
