"""Putting a policy into a collection, from wherever an editor meets the policy."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from wagtail.models import Page

from accounts.models import User
from cases.models import CollectionItem, CollectionPage


class NotAllowed(Exception):
    """This person may not change the collection, or somebody has locked it."""


@dataclass(frozen=True, slots=True)
class Added:
    """``is_published``: readers see it now. Else it waits in a draft of the collection."""

    collection: CollectionPage
    was_there: bool
    is_published: bool


def collections_for(user: User) -> list[CollectionPage]:
    """Collections this person may change, by title; of translations the original only."""
    every = CollectionPage.objects.select_related("locale").order_by("draft_title", "pk")
    originals: dict[object, CollectionPage] = {}
    for collection in every:
        is_default = collection.locale.language_code == settings.LANGUAGE_CODE
        if is_default or collection.translation_key not in originals:
            originals[collection.translation_key] = collection
    return [each for each in originals.values() if each.permissions_for_user(user).can_edit()]


@transaction.atomic
def add_to_collection(*, policy: Page, collection: CollectionPage, user: User) -> Added:
    """Append a policy to a collection and its translations, each of which is published again.

    A collection with unpublished changes, or whose editor may not publish, keeps it in its draft.
    Adding what is there changes nothing. Raises NotAllowed.
    """
    locked = CollectionPage.objects.select_for_update().get(pk=collection.pk)
    if not _may_edit(locked, user):
        raise NotAllowed
    added = _append(policy, locked, user)
    for translation in locked.get_translations():
        if _may_edit(translation, user):
            _append(policy, translation, user)
    return added


def _append(policy: Page, collection: CollectionPage, user: User) -> Added:
    draft = collection.get_latest_revision_as_object()
    if any(item.policy.translation_key == policy.translation_key for item in draft.items.all()):
        return Added(draft, was_there=True, is_published=False)
    publishes = (
        collection.live
        and not collection.has_unpublished_changes
        and collection.permissions_for_user(user).can_publish()
    )
    last = max((item.sort_order or 0 for item in draft.items.all()), default=-1)
    draft.items.add(CollectionItem(policy=policy, sort_order=last + 1))
    revision = draft.save_revision(user=user, log_action=True)
    if publishes:
        revision.publish(user=user)
    return Added(draft, was_there=False, is_published=publishes)


def _may_edit(collection: CollectionPage, user: User) -> bool:
    lock = collection.get_lock()
    is_locked = lock is not None and lock.for_user(user)
    return bool(collection.permissions_for_user(user).can_edit()) and not is_locked
