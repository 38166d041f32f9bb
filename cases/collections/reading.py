"""What one reader sees of collections: their policies in order, and how many there are.

Counts and lists follow the same rule, so that a collection never promises more than it shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language

from cases.addresses import in_interface_language, language_links, policy_path
from cases.cards import CardCity, PolicyCard, card_of
from cases.choices import Visibility
from cases.contents import Section
from cases.selectors import (
    audience_filter,
    one_per_policy,
    policy_models,
    translation_paths,
    visible_policies,
)
from programmes.audience import STAFF_TOKEN, tokens_of

if TYPE_CHECKING:
    from uuid import UUID

    from cases.models import CollectionPage, PolicyPage
    from uploads.models import PortalImage


@dataclass(frozen=True, slots=True)
class CollectionCard:
    """A collection in a list; ``count`` is what this reader finds in it, ``language`` its text's.

    ``themes`` are slugs of the policies' main themes, in order: its cover is drawn from them where
    it has none of its own.
    """

    id: str
    title: str
    url: str
    introduction: str
    language: str
    count: int
    cover: PortalImage | None
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What one reader finds in a collection, in a few facts.

    ``id`` and ``themes`` as in CollectionCard: its cover is the same here and in the list. The
    years are those in which its policies began.
    """

    id: str
    themes: tuple[str, ...]
    cities: tuple[CardCity, ...]
    first_year: int | None
    last_year: int | None


def collection_policies(
    collection: CollectionPage, tokens: frozenset[str], language: str = "en"
) -> list[PolicyPage]:
    """The live policies that this reader may see, in the editor's order, each in one language.

    Three queries. ``tokens`` as :func:`programmes.audience.tokens_of` gives them.
    """
    order = _keys_in_order(collection)
    found = [
        policy
        for model in policy_models()
        for policy in visible_policies(model, tokens).filter(translation_key__in=order)
    ]
    by_key = {policy.translation_key: policy for policy in one_per_policy(found, language)}
    return [by_key[key] for key in order if key in by_key]


def visible_collections(tokens: frozenset[str]) -> QuerySet[CollectionPage]:
    """Live collections that are meant for this reader."""
    model = apps.get_model("cases.CollectionPage")
    found: QuerySet[CollectionPage] = model.objects.live().select_related("cover", "locale")
    if STAFF_TOKEN in tokens:
        return found
    seen = {Visibility.PUBLIC} | ({Visibility.ALUMNI} if "alumni" in tokens else set())
    return found.filter(visibility__in=seen)


def collection_cards(
    collections: Iterable[CollectionPage], tokens: frozenset[str]
) -> list[CollectionCard]:
    """Cards of those in which this reader finds anything. Three queries, however many."""
    listed = list(collections)
    held = _themes_held(listed, tokens)
    return [
        CollectionCard(
            id=str(collection.translation_key),
            title=collection.title,
            url=in_interface_language(policy_path(collection)),
            introduction=collection.introduction,
            language=collection.locale.language_code,
            count=len(held[collection.pk]),
            cover=collection.cover,
            themes=tuple(dict.fromkeys(held[collection.pk].values())),
        )
        for collection in listed
        if held[collection.pk]
    ]


def list_context(request: HttpRequest) -> dict[str, Any]:
    """Every collection once, in the reader's language where it is translated, by title."""
    tokens, language = tokens_of(request.user), get_language()
    chosen: dict[UUID, CollectionPage] = {}
    for each in visible_collections(tokens).order_by("path"):
        if each.translation_key not in chosen or each.locale.language_code == language:
            chosen[each.translation_key] = each
    by_title = sorted(chosen.values(), key=lambda each: each.title.casefold())
    return {"collections": collection_cards(by_title, tokens)}


def collection_context(collection: CollectionPage, request: HttpRequest) -> dict[str, Any]:
    """One collection with the cards of its policies."""
    policies = collection_policies(collection, tokens_of(request.user), str(get_language()))
    cards: list[PolicyCard] = [card_of(policy) for policy in policies]
    return {
        "policies": cards,
        "held": _held(collection, cards),
        "contents": tuple(
            Section(f"policy-{card.id}", card.title, card.language) for card in cards
        ),
        "languages": language_links(request.path, translations=translation_paths(collection)),
    }


def _held(collection: CollectionPage, cards: list[PolicyCard]) -> Held:
    starts = [card.year_start for card in cards]
    return Held(
        id=str(collection.translation_key),
        themes=tuple(dict.fromkeys(card.themes[0].value for card in cards)),
        cities=tuple({card.city.slug: card.city for card in cards}.values()),
        first_year=min(starts, default=None),
        last_year=max(starts, default=None),
    )


def _keys_in_order(collection: CollectionPage) -> list[UUID]:
    """Of a preview too, whose items are not in the database yet."""
    return list(dict.fromkeys(item.policy.translation_key for item in _items_of(collection)))


def _items_of(collection: CollectionPage) -> Iterable[Any]:
    items: Any = collection.items.all()
    # What is not saved has no query to extend.
    found: Iterable[Any] = items.select_related("policy") if isinstance(items, QuerySet) else items
    return found


def _themes_held(
    collections: list[CollectionPage], tokens: frozenset[str]
) -> Mapping[int, Mapping[UUID, str]]:
    """Collection -> key of each policy this reader sees -> slug of its main theme, in order."""
    rows = list(
        apps.get_model("cases.CollectionItem")
        .objects.filter(page__in=collections)
        .order_by("page", "sort_order")
        .values_list("page_id", "policy__translation_key")
    )
    themes = {
        key: slug
        for model in policy_models()
        for key, slug in model.objects.live()
        .filter(audience_filter(tokens), translation_key__in={key for _page, key in rows})
        .values_list("translation_key", "main_theme__slug")
    }
    held: defaultdict[int, dict[UUID, str]] = defaultdict(dict)
    for page_id, key in rows:
        if key in themes:
            held[page_id][key] = themes[key]
    return held
