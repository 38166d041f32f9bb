"""What happens in the content packages -> records. Thin: one action called per signal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cases.models import PolicyPage
from cases.signals import policies_published
from programmes.models import LearningSession, Place
from search import indexing, vocabulary
from taxonomy.models import City, Country, Office, Theme
from uploads.models import SourceFile

#: Which policies carry something of these in their records.
AFFECTED: Mapping[type[Model], Callable[[Any], Q]] = {
    Theme: lambda theme: Q(main_theme=theme) | Q(other_themes=theme),
    City: lambda city: Q(city=city),
    Country: lambda country: Q(city__country=country),
    Office: lambda office: Q(office=office),
    Place: lambda place: Q(place=place),
    LearningSession: lambda session: Q(session=session),
    SourceFile: lambda file: Q(files__source_file=file),
}


def connect() -> None:
    """Listen; called once when the applications are ready."""
    page_published.connect(on_published)
    policies_published.connect(on_many_published)
    page_unpublished.connect(on_unpublished)
    page_slug_changed.connect(on_moved)
    post_page_move.connect(on_moved)
    pre_delete.connect(on_page_deleted)
    for signal in (post_save, post_delete):
        signal.connect(on_restriction_changed, sender=PageViewRestriction)
    for model in AFFECTED:
        post_save.connect(on_named_thing_saved, sender=model)


def on_published(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page went live, or a new version of it did."""
    if isinstance(instance, PolicyPage):
        indexing.index_pages([instance])


def on_many_published(sender: type[PolicyPage], pages: Sequence[PolicyPage], **kwargs: Any) -> None:
    """An import made many pages live at once."""
    indexing.index_pages(pages)


def on_unpublished(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page is no longer shown, or is about to be deleted; its translations may be shown."""
    if isinstance(instance, PolicyPage):
        indexing.forget_page(instance)


def on_moved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A page, and with it everything below, has a new address."""
    indexing.index_below(instance)


def on_page_deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """A page is deleted; those below it send the signal themselves."""
    if isinstance(instance, PolicyPage):
        indexing.forget_page(instance)


def on_restriction_changed(
    sender: type[Model], instance: PageViewRestriction, **kwargs: Any
) -> None:
    """Who may read a part of the tree has changed."""
    indexing.index_below(instance.page)


def on_named_thing_saved(
    sender: type[Model], instance: Model, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """A theme, city, office ... was renamed; a new one is in no policy yet."""
    if created or raw:
        return
    indexing.index_policies(AFFECTED[sender](instance))
    vocabulary.forget()
