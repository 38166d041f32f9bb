"""What a pack is about: a theme, a learning session, a collection; and its policies in order.

Only what everybody may read: the one answer of :mod:`portal.outside.visibility`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from cases.addresses import policy_path
from cases.collections.reading import collection_policies
from cases.models import CollectionPage
from cases.selectors import in_one_language, policy_models, visible_policies
from portal.outside.visibility import is_public, public_policies
from portal.packs.limits import MAX_POLICIES
from portal.selectors import session_description
from programmes.audience import PUBLIC_TOKENS
from programmes.models import LearningSession
from taxonomy.models import Theme


@dataclass(frozen=True, slots=True)
class Subject:
    """``policies`` are live pages, at most MAX_POLICIES of ``total``.

    ``text_language`` is that of title and introduction; ``path`` has no language prefix and leads
    to the page it is about.
    """

    kind: str
    key: str
    slug: str
    title: str
    introduction: str
    text_language: str
    path: str
    policies: tuple[Any, ...]
    total: int


def find_subject(kind: str, key: str, language: str) -> Subject | None:
    """The subject with its texts in this language where they exist; None: there is none.

    At most eight queries, however many policies.
    """
    find = _FINDERS.get(kind)
    return find(key, language) if find else None


def _theme(slug: str, language: str) -> Subject | None:
    theme = Theme.objects.filter(slug=slug).first()
    if theme is None:
        return None
    pages, total = _newest(Q(main_theme=theme) | Q(other_themes=theme), language)
    return Subject(
        kind="theme",
        key=slug,
        slug=slug,
        title=theme.label,
        introduction=theme.description,
        text_language=language,
        path=f"/themes/{slug}/",
        policies=pages,
        total=total,
    )


def _session(slug: str, language: str) -> Subject | None:
    session = LearningSession.objects.filter(slug=slug).first()
    if session is None:
        return None
    pages, total = _newest(Q(session=session), language)
    return Subject(
        kind="session",
        key=slug,
        slug=slug,
        title=str(session),
        introduction=session_description(session),
        text_language=language,
        path=f"/sessions/{slug}/",
        policies=pages,
        total=total,
    )


def _collection(key: str, language: str) -> Subject | None:
    collection = _public_collection(key, language)
    if collection is None:
        return None
    chosen = collection_policies(collection, PUBLIC_TOKENS, language)
    pages = _public_pages(chosen)
    return Subject(
        kind="collection",
        key=key,
        slug=collection.slug,
        title=collection.title,
        introduction=collection.introduction,
        text_language=collection.locale.language_code,
        path=policy_path(collection),
        policies=pages[:MAX_POLICIES],
        total=len(pages),
    )


_FINDERS: Final[Mapping[str, Callable[[str, str], Subject | None]]] = {
    "theme": _theme,
    "session": _session,
    "collection": _collection,
}


def pack_path(subject: Subject) -> str:
    """The page that offers the pack, in the language of the interface."""
    return reverse("pack", args=[subject.kind, subject.key])


def _public_collection(key: str, language: str) -> CollectionPage | None:
    try:
        found = CollectionPage.objects.live().filter(translation_key=UUID(key))
    except ValueError:
        return None
    by_language = {each.locale.language_code: each for each in found.select_related("locale")}
    collection = by_language.get(language) or by_language.get("en")
    return collection if collection is not None and is_public(collection) else None


def _newest(chosen: Q, language: str) -> tuple[tuple[Any, ...], int]:
    """The newest policies that fulfil a condition, each in one language; and how many there are."""
    found: list[Any] = []
    total = 0
    for model in policy_models():
        pks = visible_policies(model, PUBLIC_TOKENS).filter(chosen).values("pk")
        policies = in_one_language(_ready(model).filter(pk__in=pks), language)
        total += policies.count()
        found += policies.order_by("-start_year", "title", "pk")[:MAX_POLICIES]
    ordered = sorted(found, key=lambda page: (-page.start_year, page.title, page.pk))
    return tuple(ordered[:MAX_POLICIES]), total


def _public_pages(pages: Iterable[Any]) -> tuple[Any, ...]:
    """The same pages in the same order, without those behind a restriction."""
    order = [page.pk for page in pages]
    by_pk = {
        page.pk: page for model in policy_models() for page in _ready(model).filter(pk__in=order)
    }
    return tuple(by_pk[pk] for pk in order if pk in by_pk)


def _ready(model: type[Any]) -> Any:
    return public_policies(model).select_related("office", "place")
