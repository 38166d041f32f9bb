"""What happens to policies -> rows for harvesters. Thin: one action called per signal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from cases.models import PolicyPage
from cases.selectors import policy_models
from cases.signals import policies_published
from portal.outside.oai import keeping
from programmes.models import LearningSession
from search.receivers import AFFECTED
from taxonomy.models import City, Country, Office, Theme

#: Their names stand in the Dublin Core of a policy, or in its sets.
NAMED: Final = (Theme, City, Country, Office, LearningSession)


def connect() -> None:
    """Listen; called once when the applications are ready."""
    page_published.connect(on_policy_changed)
    page_unpublished.connect(on_policy_changed)
    policies_published.connect(on_many_published)
    post_page_move.connect(on_below_changed)
    for model in policy_models():
        post_delete.connect(on_policy_changed, sender=model)
    for signal in (post_save, post_delete):
        signal.connect(on_restriction_changed, sender=PageViewRestriction)
    for named in NAMED:
        post_save.connect(on_named_thing_saved, sender=named)


def on_policy_changed(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """A policy went live, is no longer shown, or is gone."""
    if isinstance(instance, PolicyPage):
        keeping.refresh([instance.stable_id])


def on_many_published(sender: type[PolicyPage], pages: Sequence[PolicyPage], **kwargs: Any) -> None:
    """An import made many policies live at once."""
    keeping.refresh([page.stable_id for page in pages])


def on_below_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A part of the tree stands elsewhere, perhaps below a restriction."""
    keeping.refresh_policies(Q(path__startswith=instance.path))


def on_restriction_changed(
    sender: type[Model], instance: PageViewRestriction, **kwargs: Any
) -> None:
    """Who may read a part of the tree has changed."""
    keeping.refresh_policies(Q(path__startswith=instance.page.path))


def on_named_thing_saved(
    sender: type[Model], instance: Model, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """A theme, city, office ... was renamed; a new one is in no policy yet."""
    if not created and not raw:
        keeping.refresh_policies(AFFECTED[sender](instance))
