"""The review of a brief as a task of Wagtail's workflow, under the rules of ``briefs.rules``.

Wagtail's page editor, its reports and its dashboard ask this task who may do what; what was done
then reaches the submission through Wagtail's signals (``briefs.receivers``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from accounts.models import User
from briefs.models.brief import BriefPage
from briefs.models.submission import Submission
from briefs.review.forms import ApprovalForm, ReasonForm
from briefs.review.permissions import may_review, problems_of_draft
from briefs.roles import is_reviewer

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.forms import Form
    from django.utils.functional import _StrPromise


class BriefReviewTask(AbstractGroupApprovalTask):
    """Members of its groups review: nobody their own brief, and none is returned without reason."""

    class Meta:
        verbose_name = _("review of a brief")
        verbose_name_plural = _("reviews of briefs")

    def get_actions(self, obj: Any, user: User) -> list[tuple[str, _StrPromise, bool]]:
        """Name, label, and whether a form is shown first. Approval only when nothing is missing."""
        page = obj.specific
        if not may_review(page, user):
            return []
        ask = [("reject", _("Ask for changes"), True)]
        approve = [] if problems_of_draft(page) else [("approve", _("Approve"), True)]
        return [*ask, *approve]

    def get_form_for_action(self, action: str) -> type[Form]:
        """A reason must be written; a word of praise may."""
        return ReasonForm if action == "reject" else ApprovalForm

    @transaction.atomic
    def on_action(self, task_state: Any, user: User, action_name: str, **kwargs: Any) -> Any:
        """Do what a button of Wagtail's says, once, if the rules allow it."""
        page = task_state.workflow_state.content_object.specific
        self._hold(page)
        task_state.refresh_from_db()
        offered = {name for name, _label, _modal in self.get_actions(page, user)}
        unexplained = action_name == "reject" and not str(kwargs.get("comment", "")).strip()
        if action_name not in offered or unexplained:
            raise PermissionDenied
        return super().on_action(task_state, user, action_name, **kwargs)

    def locked_for_user(self, obj: Any, user: User) -> bool:
        """During the review the text belongs to those who review it."""
        return not may_review(obj.specific, user)

    def user_can_lock(self, obj: Any, user: User) -> bool:
        """Reviewers keep others out while they correct it."""
        return may_review(obj.specific, user)

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> QuerySet[Any]:
        """What waits for this person: not the own briefs."""
        if not is_reviewer(user):
            empty: QuerySet[Any] = TaskState.objects.none()
            return empty
        own = Submission.objects.filter(author=user, page__isnull=False)
        own_pages = [str(pk) for pk in own.values_list("page_id", flat=True)]
        waiting: QuerySet[Any] = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return waiting.exclude(workflow_state__object_id__in=own_pages)

    @staticmethod
    def _hold(page: BriefPage) -> None:
        """Two clicks at once are answered one after the other."""
        list(Submission.objects.select_for_update().filter(page_id=page.pk).values_list("pk"))
