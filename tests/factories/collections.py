"""Collections of policies in the page tree, as an editor makes them."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify

from cases.models import CollectionIndexPage, CollectionItem, CollectionPage, PolicyPage


def make_collection(
    title: str = "Safe streets", *policies: PolicyPage, live: bool = True, **fields: Any
) -> CollectionPage:
    """A published collection of these policies, in this order; ``live=False`` makes a draft."""
    collection = CollectionPage(
        title=title,
        slug=slugify(title),
        introduction=f"About {title}.",
        live=False,
        items=[
            CollectionItem(policy=policy, sort_order=place) for place, policy in enumerate(policies)
        ],
        **fields,
    )
    CollectionIndexPage.objects.get(locale__language_code="en").add_child(instance=collection)
    revision = collection.save_revision()
    if live:
        revision.publish()
        collection.refresh_from_db()
    return collection
