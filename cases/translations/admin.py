"""How staff reach translations in Wagtail; loaded with the application."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.menus import MenuItem as ActionItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from accounts.models import User
from accounts.people import signed_in_person
from cases.models import PolicyPage
from cases.translations.placing import NotPossible, move_to_own_tree, own_place
from cases.translations.report import TranslationReport
from taxonomy.languages import own_name

#: Actions of wagtail-localize that discard what was edited by hand (its issue 876).
_DISCARDING = ("localize-restart-translation", "localize-convert-to-alias")


class MoveToOwnTreeView(WagtailAdminTemplateMixin, TemplateView):
    """Asks, and moves by POST."""

    template_name = "cases/admin/move_to_own_tree.html"
    page_title = _("Move to the pages of its language")
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.policy.permissions_for_user(request.user).can_move():
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    @cached_property
    def policy(self) -> PolicyPage:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not isinstance(page, PolicyPage):
            raise PermissionDenied
        return page

    def get_page_subtitle(self) -> str:
        return str(self.policy.get_admin_display_title())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        name = own_name(self.policy.content_language)
        return {**context, "policy": self.policy, "own_name": name, "back": self._back()}

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Move it, or say why not."""
        try:
            move_to_own_tree(page=self.policy, user=signed_in_person(request))
        except NotPossible as problem:
            messages.error(request, str(problem))
        else:
            name = own_name(self.policy.content_language)
            messages.success(request, gettext("Moved to the pages in %(name)s.") % {"name": name})
        return redirect(self._back())

    def _back(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.policy.pk])


@hooks.register("register_admin_urls")
def register_report() -> list[URLPattern]:
    """The report, its table alone for the filters, and the move to the tree of a language."""
    return [
        path("reports/translation-status/", TranslationReport.as_view(), name="translation_status"),
        path(
            "reports/translation-status/results/",
            TranslationReport.as_view(results_only=True),
            name="translation_status_results",
        ),
        path(
            "pages/<int:page_id>/move-to-own-tree/",
            MoveToOwnTreeView.as_view(),
            name="move_to_own_tree",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    """Among Wagtail's reports."""
    return MenuItem(
        _("Translation status"),
        reverse("translation_status"),
        name="translation-status",
        icon_name="globe",
        order=1050,
    )


@hooks.register("construct_reports_menu")
def leave_out_the_other_report(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """wagtail-localize's own knows neither what is missing nor what is older."""
    url = reverse("wagtail_localize:translations_report")
    menu_items[:] = [item for item in menu_items if item.url != url]


@hooks.register("construct_page_action_menu")
def leave_out_what_discards(
    menu_items: list[Any], request: HttpRequest, context: dict[str, Any]
) -> None:
    """A translation that was taken out of the translator's form stays out of it."""
    menu_items[:] = [item for item in menu_items if item.name not in _DISCARDING]


@hooks.register("register_page_listing_more_buttons")
def move_from_the_list(page: Page, user: User, next_url: str | None = None) -> Iterator[ActionItem]:
    """Among the actions of a policy in a list of pages."""
    yield from _move(page, user)


@hooks.register("register_page_header_buttons")
def move_from_the_editor(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[ActionItem]:
    """Among the actions of a policy in its editor."""
    yield from _move(page, user)


def _move(page: Page, user: User) -> Iterator[ActionItem]:
    """Only for a policy in the English tree that is written in another language."""
    if not issubclass(page.specific_class or Page, PolicyPage):
        return
    policy = page.specific
    if policy.content_language == page.locale.language_code or own_place(policy) is None:
        return
    if page.permissions_for_user(user).can_move():
        url = reverse("move_to_own_tree", args=[page.pk])
        label = gettext("Move to the pages of its language")
        yield ActionItem(label, url, icon_name="globe", priority=55)
