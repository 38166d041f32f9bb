"""The review queue in the admin: what waits, the page of one review, who has not sent anything.

All staff may look. Who may decide is asked of ``briefs.rules`` by ``briefs.review.moderation``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports.base import ReportView
from wagtail.admin.viewsets.base import ViewSet

from accounts.models import User
from accounts.people import is_staff
from briefs.choices import Action, BriefState
from briefs.models import Submission
from briefs.review.moderation import CommentNeeded, NotAllowed, NotReady, act
from briefs.review.page import DecisionForm, review_context
from briefs.review.queue import (
    came_back,
    days_waiting,
    files_in_words,
    participants_without_brief,
    progress_of,
    punctuality_of,
    review_queue,
    sent_late,
    time_left_for,
)
from briefs.rules import EDITABLE
from programmes.models import LearningSession, Participation


class _ForStaff:
    """Signed in to the admin is enough to look; Wagtail asks for the sign-in."""

    staff: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (isinstance(request.user, User) and is_staff(request.user)):
            raise PermissionDenied
        self.staff = request.user
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response


class LinkColumn(Column):
    """A cell that leads somewhere, in words that say where."""

    cell_template_name = "briefs/admin/link_cell.html"

    def __init__(self, *args: Any, get_url: Callable[[Any], str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.get_url = get_url

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "link_url": self.get_url(instance)}


def words_for_writing(submission: Submission) -> str:
    """What the link to the author's own pages says: whether staff can write there now."""
    names = {"name": submission.author or submission.city}
    if submission.state in EDITABLE:
        return _now("Write for %(name)s") % names
    return _now("Open what %(name)s wrote") % names


class QueueFilters(WagtailFilterSet):
    """By session and state; without a choice, what waits for a moderator."""

    session = django_filters.ModelChoiceFilter(
        queryset=LearningSession.objects.all(), label=_("Learning session")
    )
    state = django_filters.ChoiceFilter(
        choices=[state for state in BriefState.choices if state[0] != BriefState.DRAFT],
        label=_("State"),
    )
    late = django_filters.BooleanFilter(method="only_late", label=_("Sent late"))
    back = django_filters.BooleanFilter(method="only_back", label=_("Came back with changes"))

    @staticmethod
    def only_late(queue: QuerySet[Submission], name: str, value: bool) -> QuerySet[Submission]:
        """What came after its deadline; "no" is what came in time or has none."""
        late = sent_late(queue)
        return late if value else queue.exclude(pk__in=late.values("pk"))

    @staticmethod
    def only_back(queue: QuerySet[Submission], name: str, value: bool) -> QuerySet[Submission]:
        """What was sent again after changes were asked; "no" is what came for the first time."""
        back = came_back(queue)
        return back if value else queue.exclude(pk__in=back.values("pk"))

    class Meta:
        model = Submission
        fields = ["session", "state"]


class QueueView(_ForStaff, ReportView):
    """Briefs that wait for a moderator, the longest first; others by filter."""

    model = Submission
    page_title = _("Briefs to review")
    header_icon = "clipboard-list"
    filterset_class = QueueFilters
    index_url_name = "brief_review:index"
    index_results_url_name = "brief_review:index_results"
    default_ordering = "state_since"
    list_export = ["__str__", "city", "session", "author", "state", "state_since"]
    columns = [
        TitleColumn(
            "title",
            label=_("Brief"),
            accessor=lambda row: row.page.draft_title if row.page else str(row),
            get_url=lambda row: reverse("brief_review:review", args=[row.stable_id]),
        ),
        Column("city", label=_("City")),
        Column("session", label=_("Learning session")),
        Column("author", label=_("Author"), accessor=lambda row: row.author or _("Account closed")),
        Column(
            "days", label=_("Days in this state"), accessor=days_waiting, sort_key="state_since"
        ),
        Column("sent", label=_("Deadline"), accessor=punctuality_of, sort_key="first_sent"),
        Column("files", label=_("Files"), accessor=files_in_words),
        Column("state", label=_("State"), accessor="get_state_display"),
        LinkColumn(
            "write",
            label=_("On the author's behalf"),
            accessor=words_for_writing,
            get_url=lambda row: reverse("briefs:for_brief", args=[row.stable_id]),
        ),
    ]

    def get_queryset(self) -> QuerySet[Submission]:
        return review_queue()

    def filter_queryset(self, queryset: QuerySet[Submission]) -> QuerySet[Submission]:
        if not self.request.GET.get("state"):
            queryset = queryset.filter(state=BriefState.SUBMITTED)
        filtered: QuerySet[Submission] = super().filter_queryset(queryset)
        # A report of Wagtail's offers columns to sort by and leaves the sorting to us.
        return self.order_queryset(filtered)  # type: ignore[no-any-return]


class MissingFilters(WagtailFilterSet):
    """By session."""

    session = django_filters.ModelChoiceFilter(
        queryset=LearningSession.objects.all(), label=_("Learning session")
    )

    class Meta:
        model = Participation
        fields = ["session"]


class MissingView(_ForStaff, ReportView):
    """Participants who have sent nothing, so that staff can remind them."""

    model = Participation
    page_title = _("Participants without a brief")
    header_icon = "warning"
    filterset_class = MissingFilters
    index_url_name = "brief_review:missing"
    index_results_url_name = "brief_review:missing_results"
    list_export = ["user", "city", "session", "session.briefs_due"]
    columns = [
        Column("user", label=_("Participant")),
        Column("city", label=_("City")),
        Column("session", label=_("Learning session")),
        Column("due", label=_("Briefs due"), accessor="session.briefs_due"),
        Column("left", label=_("Deadline"), accessor=time_left_for),
        Column("progress", label=_("Progress"), accessor=progress_of),
        LinkColumn(
            "write",
            label=_("On the participant's behalf"),
            accessor=lambda row: _now("Write for %(name)s") % {"name": row.user},
            get_url=lambda row: reverse("briefs:for_participant", args=[row.pk]),
        ),
    ]

    def get_queryset(self) -> QuerySet[Participation]:
        return participants_without_brief()


class ReviewView(_ForStaff, WagtailAdminTemplateMixin, TemplateView):
    """One brief under review: what it is, what is missing, what was said, what can be done."""

    template_name = "briefs/admin/review.html"
    header_icon = "clipboard-list"

    @cached_property
    def submission(self) -> Submission:
        found = Submission.objects.select_related("session", "city", "office", "author", "page")
        return get_object_or_404(found, stable_id=self.kwargs["stable_id"])

    def get_page_title(self) -> str:
        return str(_("Review of a brief"))

    def get_page_subtitle(self) -> str:
        page = self.submission.page
        return str(page.draft_title) if page else str(self.submission)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        queue = {"url": reverse("brief_review:index"), "label": _("Briefs to review")}
        own = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, queue, own]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        shown = review_context(self.submission, self.staff)
        return {**context, **shown, "writing": words_for_writing(self.submission), **kwargs}

    def post(self, request: HttpRequest, stable_id: UUID) -> HttpResponse:
        """Decide; what is refused is said on the same page, with what was written."""
        form = DecisionForm(request.POST)
        problem = self._decide(form)
        if problem is None:
            return redirect("brief_review:review", stable_id)
        messages.error(request, problem)
        context = self.get_context_data(comment=request.POST.get("comment", ""))
        return render(request, self.template_name, context, status=409)

    def _decide(self, form: DecisionForm) -> str | None:
        """None when it is done, else the reason why not."""
        if not form.is_valid():
            return form.first_error
        action = Action(form.cleaned_data["action"])
        try:
            act(submission=self.submission, actor=self.staff, **form.decision)
        except (NotAllowed, CommentNeeded, NotReady) as refusal:
            return str(refusal)
        done = _("Done: %(action)s. The author is told.") % {"action": action.label}
        messages.success(self.request, done)
        return None


class BriefReviewViewSet(ViewSet):
    """Addresses below ``/admin/brief_review/``."""

    name = "brief_review"
    icon = "clipboard-list"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", QueueView.as_view(), name="index"),
            path("results/", QueueView.as_view(results_only=True), name="index_results"),
            path("missing/", MissingView.as_view(), name="missing"),
            path(
                "missing/results/", MissingView.as_view(results_only=True), name="missing_results"
            ),
            path("<uuid:stable_id>/", ReviewView.as_view(), name="review"),
        ]


brief_review = BriefReviewViewSet()
