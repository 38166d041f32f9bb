"""Wagtail's own mails about a review link into the admin, which participants cannot open.

So for briefs they are not sent at all, whoever asked for the review and whatever a profile says;
``briefs.review.mails`` tells everybody what happened, with links they can open. Wagtail connects
its notifiers under known names; what is connected first under a name stays, and the application
``briefs`` stands before ``wagtail.admin``.
"""

from __future__ import annotations

from typing import Any, Final

from wagtail.admin.mail import (
    GroupApprovalTaskStateSubmissionEmailNotifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
    WorkflowStateSubmissionEmailNotifier,
)
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from briefs.models import BriefPage


class _NotForBriefs:
    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        state = instance.workflow_state if isinstance(instance, TaskState) else instance
        if issubclass(state.content_type.model_class() or object, BriefPage):
            return False
        return bool(super().can_handle(instance, **kwargs))  # type: ignore[misc]


class TaskSubmitted(_NotForBriefs, GroupApprovalTaskStateSubmissionEmailNotifier): ...


class WorkflowSubmitted(_NotForBriefs, WorkflowStateSubmissionEmailNotifier): ...


class WorkflowRejected(_NotForBriefs, WorkflowStateRejectionEmailNotifier): ...


class WorkflowApproved(_NotForBriefs, WorkflowStateApprovalEmailNotifier): ...


#: Signal, sender, the name Wagtail connects its notifier under, and ours in its place.
NOTIFIERS: Final = (
    (task_submitted, TaskState, "group_approval_task_submitted", TaskSubmitted()),
    (workflow_submitted, WorkflowState, "workflow_state_submitted", WorkflowSubmitted()),
    (workflow_rejected, WorkflowState, "workflow_state_rejected", WorkflowRejected()),
    (workflow_approved, WorkflowState, "workflow_state_approved", WorkflowApproved()),
)


def connect() -> None:
    """Take the place of Wagtail's notifiers; called once, before Wagtail connects its own."""
    for signal, sender, name, notifier in NOTIFIERS:
        uid = f"{name}_email_notification"
        signal.disconnect(sender=sender, dispatch_uid=uid)
        signal.connect(notifier, sender=sender, dispatch_uid=uid)
