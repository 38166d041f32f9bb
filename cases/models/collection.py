"""Collections: policies that an editor chose and put in order, with a few words on why."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, Page
from wagtail.search import index

from cases.choices import Visibility
from cases.collections.panels import COLLECTION_EDIT_HANDLER
from cases.collections.reading import collection_context, list_context
from cases.field_helps import LIST_TITLE, PROMOTE, titled, told
from cases.models.trust import audience_tokens
from cases.serving import check_audience, keep_from_shared_caches, translation_instead
from uploads.models import PortalImage

#: Whom a collection can be for. A learning session has a page of its own.
_READERS = [choice for choice in Visibility.choices if choice[0] != Visibility.SESSION]


class CollectionIndexPage(Page):
    """The list of collections; one below a home page."""

    template = "cases/collections/index_page.html"

    introduction = models.TextField(_("introduction"), blank=True)

    parent_page_types = ["portal.HomePage"]
    subpage_types = ["cases.CollectionPage"]
    max_count_per_parent = 1
    content_panels = [titled(LIST_TITLE), told("introduction")]
    promote_panels = PROMOTE

    class Meta:
        verbose_name = _("list of collections")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The collections of which this reader sees anything."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **list_context(request)}


class CollectionPage(Page):
    """Policies of both kinds in the order of an editor."""

    template = "cases/collections/page.html"

    introduction = models.TextField(
        _("introduction"),
        help_text=_("Two or three sentences: what these policies have in common, and for whom."),
    )
    cover = models.ForeignKey(
        PortalImage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("cover picture"),
    )
    visibility = models.CharField(
        _("visibility"),
        max_length=10,
        choices=_READERS,
        default=Visibility.PUBLIC,
        help_text=_("Each policy also keeps its own: nobody sees more here than elsewhere."),
    )

    parent_page_types = ["cases.CollectionIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    edit_handler = COLLECTION_EDIT_HANDLER

    class Meta:
        verbose_name = _("collection")
        verbose_name_plural = _("collections")

    @property
    def audience_tokens(self) -> tuple[str, ...]:
        """Tokens of the people who may see this collection."""
        return audience_tokens(self.visibility, None)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page for its audience, or its translation in the reader's language."""
        check_audience(self, request)
        elsewhere = translation_instead(self, request)
        return elsewhere or keep_from_shared_caches(self, super().serve(request, *args, **kwargs))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The policies this reader sees."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **collection_context(self, request)}


class CollectionItem(Orderable):
    """A policy in the place it has in one collection."""

    page = ParentalKey(CollectionPage, on_delete=models.CASCADE, related_name="items")
    policy = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="collection_items", verbose_name=_("policy")
    )

    class Meta(Orderable.Meta):
        # Not unique in the database: two rows that swap their policies are saved one by one.
        verbose_name = _("policy of a collection")

    def __str__(self) -> str:
        return str(self.policy)
