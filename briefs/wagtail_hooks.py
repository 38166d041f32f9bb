"""What Wagtail finds by this name: the review queue in its menu, a word in its page editor."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.permissions import page_permission_policy

from briefs.importing.admin import PolicyImports, policy_imports
from briefs.models import BriefPage
from briefs.review import following
from briefs.review.permissions import problems_of_draft, submission_of
from briefs.review.queue import number_waiting
from briefs.rules import EDITABLE
from briefs.viewsets import BriefReviewViewSet, brief_review


class QueueMenuItem(MenuItem):
    """Says how many briefs wait."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        item = super().render_component(request)
        waiting = number_waiting()
        item.label = f"{self.label} ({waiting})" if waiting else str(self.label)
        return item


@hooks.register("register_admin_viewset")
def register_review() -> BriefReviewViewSet:
    """The queue and the page of one review."""
    return brief_review


class ImportMenuItem(MenuItem):
    """For those who may add policies by hand."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(page_permission_policy.user_has_any_permission(request.user, ["add"]))


@hooks.register("register_admin_viewset")
def register_imports() -> PolicyImports:
    """Importing policies from a file."""
    return policy_imports


@hooks.register("register_admin_menu_item")
def register_import() -> MenuItem:
    """Below what is done every day."""
    return ImportMenuItem(
        gettext_lazy("Import policies"),
        reverse("policy_imports:index"),
        name="import-policies",
        icon_name="upload",
        order=340,
    )


@hooks.register("register_admin_menu_item")
def register_queue() -> MenuItem:
    """Near the top: somebody waits for it."""
    return QueueMenuItem(
        gettext_lazy("Briefs to review"),
        reverse("brief_review:index"),
        name="briefs-to-review",
        icon_name="clipboard-list",
        order=150,
    )


@hooks.register("register_reports_menu_item")
def register_missing() -> MenuItem:
    """Among Wagtail's reports."""
    return MenuItem(
        gettext_lazy("Participants without a brief"),
        reverse("brief_review:missing"),
        name="participants-without-brief",
        icon_name="warning",
        order=1000,
    )


@hooks.register("before_edit_page")
def say_what_the_review_needs(request: HttpRequest, page: Any) -> None:
    """In Wagtail's editor, where buttons are missing that the rules do not allow."""
    submission = submission_of(page) if isinstance(page, BriefPage) else None
    if submission is None or request.method != "GET":
        return
    link = reverse("brief_review:review", args=[submission.stable_id])
    state = submission.get_state_display()
    text = _("This brief is under the rules of the review. State: %(state)s.") % {"state": state}
    buttons = [messages.button(link, _("Review"))]
    messages.info(request, text, buttons=buttons)
    if submission.state not in EDITABLE:
        _say_problems(request, page)


@hooks.register("before_publish_page")
def refuse_what_is_not_ready(request: HttpRequest, page: Any) -> HttpResponse | None:
    """What is published with an edit is the edited text, which may lack what the old one had."""
    if not isinstance(page, BriefPage) or page.permissions_for_user(request.user).can_publish():
        return None
    # What is missing is said by the editor that opens next.
    messages.error(request, _("Your changes are saved, but the brief was not published."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("after_publish_page")
def follow_a_schedule(request: HttpRequest, page: Any) -> None:
    """A new version of a live page that waits for its day sends no signal."""
    if isinstance(page, BriefPage):
        following.scheduled(page=page, revision=page.get_latest_revision())


def _say_problems(request: HttpRequest, page: BriefPage) -> None:
    problems = problems_of_draft(page)
    if problems:
        listed = " ".join(problem.message for problem in problems)
        intro = _("It cannot be published yet:")
        messages.warning(request, format_html("{} {}", intro, listed))
