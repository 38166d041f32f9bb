"""What Wagtail finds by this name: the door of source files, and collections."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.menus import MenuItem
from wagtail.models import Page

from accounts.models import User
from cases.collections.admin import CollectionListing, collection_listing
from cases.files.access import access_to
from cases.files.addresses import original_path
from uploads.models import SourceFile


@hooks.register("before_serve_document", order=-100)
def only_by_our_own_door(document: SourceFile, request: HttpRequest) -> HttpResponseRedirect:
    """To the portal's download for whoever may take the original; for all others it is not there.

    A redirect, because Wagtail sends the file itself whenever a hook answers with a stream.
    """
    access = access_to(document, request)
    if access is None or not access.may_download:
        raise Http404
    return HttpResponseRedirect(original_path(document.stable_id))


@hooks.register("register_admin_viewset")
def register_collections() -> CollectionListing:
    """Collections in the menu."""
    return collection_listing


@hooks.register("register_page_listing_more_buttons")
def add_from_the_list(page: Page, user: User, next_url: str | None = None) -> Iterator[MenuItem]:
    """Among the actions of a policy in a list of pages."""
    yield from _add_to_collection(page, user, next_url)


@hooks.register("register_page_header_buttons")
def add_from_the_editor(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[MenuItem]:
    """Among the actions of a policy in its editor."""
    yield from _add_to_collection(page, user, next_url)


def _add_to_collection(page: Page, user: User, next_url: str | None) -> Iterator[MenuItem]:
    if not hasattr(page.specific_class, "stable_id"):
        return
    if page.permissions_for_user(user).can_edit():
        query = f"?{urlencode({'next': next_url})}" if next_url else ""
        url = reverse("collections:add_policy", args=[page.pk]) + query
        yield MenuItem(_("Add to a collection"), url, icon_name="list-ol", priority=25)
