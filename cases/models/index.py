"""A page that lists policies of one kind."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cases.field_helps import LIST_TITLE, PROMOTE, titled, told
from cases.listing import listing_context
from cases.models.policy import PolicyPage
from cases.translations.fields import PAGE_FIELDS
from cases.translations.showing import language_context


class PolicyIndexPage(Page):
    """Parent of the policies of one kind; there is one of each below a home page."""

    policy_model: ClassVar[type[PolicyPage]]

    introduction = models.TextField(_("introduction"), blank=True)

    override_translatable_fields = PAGE_FIELDS
    parent_page_types = ["portal.HomePage"]
    max_count_per_parent = 1
    content_panels = [titled(LIST_TITLE), told("introduction")]
    promote_panels = PROMOTE

    class Meta:
        abstract = True

    @property
    def kind(self) -> str:
        """The value of the facet "kind" that finds the same policies in the search."""
        return self.policy_model.kind

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One page of the list."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {
            **context,
            **language_context(self, request),
            **listing_context(self.policy_model, self, request),
        }
