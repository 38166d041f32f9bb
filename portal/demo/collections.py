"""Collections of the demo, in English with their Korean translations.

A collection that is there is left alone, whatever an editor made of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Locale

from cases.models import CollectionIndexPage, CollectionItem, CollectionPage
from portal.demo.content import FOLDER


@dataclass(frozen=True, slots=True)
class CollectionEntry:
    """``policies`` are slugs of the content, in order."""

    slug: str
    title: str
    introduction: str
    title_ko: str
    introduction_ko: str
    policies: tuple[str, ...]


def read_collections() -> list[CollectionEntry]:
    """As they stand in the file."""
    raw = json.loads((FOLDER / "collections.json").read_text("utf-8"))
    return [CollectionEntry(**{**entry, "policies": tuple(entry["policies"])}) for entry in raw]


@transaction.atomic
def seed_collections(*, page_ids: Mapping[str, int]) -> int:
    """Add those that are missing; returns how many. ``page_ids``: slug of the content -> page."""
    index = CollectionIndexPage.objects.filter(locale=Locale.get_default()).first()
    if index is None:
        return 0
    present = set(index.get_children().values_list("slug", flat=True))
    missing = [entry for entry in read_collections() if entry.slug not in present]
    for entry in missing:
        collection = _add(entry, index, page_ids)
        _translate(collection, entry.title_ko, entry.introduction_ko)
    return len(missing)


def _add(
    entry: CollectionEntry, index: CollectionIndexPage, page_ids: Mapping[str, int]
) -> CollectionPage:
    collection = CollectionPage(
        title=entry.title,
        slug=entry.slug,
        introduction=entry.introduction,
        locale=index.locale,
        items=[
            CollectionItem(policy_id=page_ids[slug], sort_order=place)
            for place, slug in enumerate(entry.policies)
        ],
    )
    index.add_child(instance=collection)
    collection.save_revision().publish()
    return collection


def _translate(page: CollectionPage, title: str, introduction: str) -> None:
    korean = Locale.objects.get(language_code="ko")
    if page.has_translation(korean):
        return
    translation = page.copy_for_translation(korean)
    translation.title, translation.introduction = title, introduction
    translation.save_revision().publish()
