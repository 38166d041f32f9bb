"""Policies of every kind in one list of pages, as the reports of the admin need them.

The kinds live in tables of their own, and one of them in a package above; conditions on their
common fields are therefore spread over all tables that the page registry knows.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from wagtail.models import Page

from cases.selectors import policy_models
from taxonomy.models import City, Theme

#: What the columns of a report show of other tables.
_SHOWN = ("city__country", "office", "main_theme")


def policy_pages() -> QuerySet[Page]:
    """Every policy once, its original where there are translations; ready for the columns."""
    shown = [f"{name}__{other}" for name in _names() for other in _SHOWN]
    earlier = Page.objects.filter(
        translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk")
    )
    pages: QuerySet[Page] = (
        Page.objects.filter(across(pk__isnull=False), ~Exists(earlier))
        .select_related("locale", "content_type", *shown)
        .order_by("draft_title", "pk")
    )
    return pages


def with_states(pages: QuerySet[Page]) -> QuerySet[Page]:
    """The same with what ``status_string`` asks for, so that it costs one query for all."""
    told: QuerySet[Page] = pages.annotate_approved_schedule().prefetch_workflow_states()  # type: ignore[attr-defined]
    return told


def across(**conditions: Any) -> Q:
    """Conditions on fields that all kinds have: ``across(office=None)``."""
    spread = [
        Q(**{f"{name}__{field}": value for field, value in conditions.items()}) & _is(name)
        for name in _names()
    ]
    return reduce(or_, spread)


def field_across(field: str) -> Coalesce:
    """An expression with the value of a field, whichever table it stands in."""
    values = [F(f"{name}__{field}") for name in _names()]
    return Coalesce(*values) if len(values) > 1 else Coalesce(*values, values[0])


def policy_of(page: Page) -> Any:
    """The case study or brief of a page of :func:`policy_pages`; no query."""
    return next(found for name in _names() if (found := getattr(page, name, None)) is not None)


def cities_with_policies() -> QuerySet[City]:
    """For a filter: the vocabulary has thousands of others."""
    return City.objects.filter(_named_by("city"))


def themes_with_policies() -> QuerySet[Theme]:
    """Main themes of at least one policy."""
    return Theme.objects.filter(_named_by("main_theme"))


def _named_by(field: str) -> Q:
    return reduce(or_, (Q(pk__in=model.objects.values(field)) for model in policy_models()))


def _names() -> list[str]:
    """What Wagtail's page calls its row in each table."""
    return [str(model._meta.model_name) for model in policy_models()]


def _is(name: str) -> Q:
    return Q(**{f"{name}__isnull": False})
