"""What Wagtail finds by this name: the door of source files, collections, checks, reports.

Those of translations are in ``cases.translations.admin``.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem as MainMenuItem
from wagtail.admin.ui.menus import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

import cases.translations.admin  # noqa: F401
from accounts.models import User
from cases.collections.admin import CollectionListing, collection_listing
from cases.files.access import access_to
from cases.files.addresses import original_path
from cases.freshness.admin import CheckQueueView, FactChecks, fact_checks
from cases.reports.views import (
    NoAltTextView,
    NoCostView,
    NoFiguresView,
    NoFilesView,
    PoliciesView,
    PolicyReports,
    policy_reports,
)
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


@hooks.register("register_admin_viewset")
def register_fact_checks() -> FactChecks:
    """The freshness queue."""
    return fact_checks


@hooks.register("register_admin_viewset")
def register_policy_reports() -> PolicyReports:
    """Policies and pictures that lack something."""
    return policy_reports


@hooks.register("register_reports_menu_item")
def register_check_queue() -> MainMenuItem:
    """First among our reports: readers rely on it."""
    return _report(CheckQueueView.page_title, "fact_checks:index", order=900)


@hooks.register("register_reports_menu_item")
def register_policies() -> MainMenuItem:
    """To be exported."""
    return _report(PoliciesView.page_title, "policy_reports:policies", order=890)


@hooks.register("register_reports_menu_item")
def register_no_figures() -> MainMenuItem:
    """Neither figures nor the word that there are none."""
    return _report(NoFiguresView.page_title, "policy_reports:no_figures", order=1010)


@hooks.register("register_reports_menu_item")
def register_no_files() -> MainMenuItem:
    """No presentation and no paper."""
    return _report(NoFilesView.page_title, "policy_reports:no_files", order=1020)


@hooks.register("register_reports_menu_item")
def register_no_cost() -> MainMenuItem:
    """Told in full, without a word on cost."""
    return _report(NoCostView.page_title, "policy_reports:no_cost", order=1030)


@hooks.register("register_reports_menu_item")
def register_no_alt_text() -> MainMenuItem:
    """Pictures some readers are told nothing about."""
    return _report(NoAltTextView.page_title, "policy_reports:no_alt_text", order=1040)


@hooks.register("register_log_actions")
def register_check_actions(actions: LogActionRegistry) -> None:
    """What the history of a policy says of its checks."""
    actions.register_action(
        "cases.facts_asked", gettext_lazy("Ask the owner"), gettext_lazy("Owner asked about facts")
    )
    actions.register_action(
        "cases.facts_confirmed",
        gettext_lazy("Confirm facts"),
        gettext_lazy("Owner says: still true"),
    )
    actions.register_action(
        "cases.facts_changed",
        gettext_lazy("Report a change"),
        gettext_lazy("Owner says: something changed"),
    )


def _report(label: object, url_name: str, *, order: int) -> MainMenuItem:
    name = url_name.replace(":", "-").replace("_", "-")
    return MainMenuItem(label, reverse(url_name), name=name, icon_name="warning", order=order)
