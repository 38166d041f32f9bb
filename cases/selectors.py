"""Shared reads of policies: only what is live and what the reader may see.

Page types are taken from Wagtail's registry by what they declare, because briefs come from a
package above this one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from wagtail.models import Page, get_page_models

from cases.choices import Visibility
from cases.translations.versions import by_language, versions_of
from programmes.audience import STAFF_TOKEN
from programmes.models import Place

_SESSION_TOKEN = "session:"
#: What a card shows of other tables.
_SHOWN_WITH_CARD = ("city__country", "main_theme", "session", "locale")


def policy_models() -> list[type[Any]]:
    """Every page type that is a policy."""
    return [model for model in get_page_models() if hasattr(model, "stable_id")]


def audience_filter(tokens: frozenset[str]) -> Q:
    """The condition on policies that says the same as ``PolicyPage.audience_tokens``."""
    if STAFF_TOKEN in tokens:
        return Q()
    slugs = [
        token.removeprefix(_SESSION_TOKEN) for token in tokens if token.startswith(_SESSION_TOKEN)
    ]
    seen = Q(visibility=Visibility.PUBLIC)
    if "alumni" in tokens:
        seen |= Q(visibility=Visibility.ALUMNI)
    if slugs:
        seen |= Q(visibility=Visibility.SESSION, session__slug__in=slugs)
    return seen


def visible_policies(model: type[Any], tokens: frozenset[str]) -> QuerySet[Any]:
    """Live policies of one page type that the reader may see, ready to be shown as cards."""
    live = model.objects.live().filter(audience_filter(tokens), alias_of__isnull=True)
    policies: QuerySet[Any] = live.select_related(*_SHOWN_WITH_CARD)
    return policies


def visible_policy(page_id: int, tokens: frozenset[str]) -> Any | None:
    """The live policy of this page, ready to be shown as a card, if the reader may see it."""
    found = (visible_policies(model, tokens).filter(pk=page_id) for model in policy_models())
    return next((page for pages in found for page in pages), None)


def related_policies(page: Any, tokens: frozenset[str]) -> list[Any]:
    """The policies an editor named as related, in that order, without what must not be seen."""
    named = list(dict.fromkeys(block["value"] for block in page.related.raw_data))
    if not named:
        return []
    found = {
        policy.pk: policy
        for model in policy_models()
        for policy in visible_policies(model, tokens).filter(pk__in=named)
    }
    return [found[pk] for pk in named if pk in found]


def policies_at(place: Place, tokens: frozenset[str], language: str) -> list[Any]:
    """Policies that can be seen at a place, by title, each in one language only."""
    found = [
        policy
        for model in policy_models()
        for policy in visible_policies(model, tokens).filter(place=place)
    ]
    return sorted(one_per_policy(found, language), key=lambda policy: policy.title)


def find_policy(stable_id: str, language: str) -> Any | None:
    """The live page of a permanent address, in this language if there is one; else in any."""
    found = [
        policy
        for model in policy_models()
        for policy in model.objects.live()
        .filter(stable_id=stable_id)
        .select_related("city", "office", "session", "locale")
    ]
    return next(iter(one_per_policy(found, language)), None)


def in_one_language(policies: QuerySet[Any], language: str) -> QuerySet[Any]:
    """Each policy once: its page in this language, else the English one, else the oldest."""
    wished = Case(
        When(locale__language_code=language, then=Value(0)),
        When(locale__language_code=settings.LANGUAGE_CODE, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    versions = policies.model.objects.live().filter(stable_id=OuterRef("stable_id"))
    best = versions.annotate(wished=wished).order_by("wished", "pk").values("pk")[:1]
    return policies.filter(pk=Subquery(best))


def one_per_policy(pages: Iterable[Any], language: str) -> list[Any]:
    """The same of pages that were read already, in the order given."""
    chosen: dict[str, Any] = {}
    for page in pages:
        best = chosen.get(page.stable_id)
        if best is None or _wish(page, language) < _wish(best, language):
            chosen[page.stable_id] = page
    return list(chosen.values())


def _wish(page: Any, language: str) -> int:
    code = page.locale.language_code
    return (language, settings.LANGUAGE_CODE, code).index(code)


def translation_paths(page: Page) -> dict[str, str]:
    """Language of the text -> path without prefix of every live version of a page."""
    versions = by_language(versions_of(page))
    return {language: version.path for language, version in versions.items()}
