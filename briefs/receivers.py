"""Signals of Wagtail's review and publishing, and of accounts -> one action each."""

from __future__ import annotations

from typing import Any

from wagtail.models import Revision
from wagtail.signals import (
    page_published,
    page_unpublished,
    task_approved,
    task_rejected,
    task_submitted,
    workflow_cancelled,
)

from accounts.models import User
from accounts.signals import account_closing, data_asked
from briefs.consent import forget_person
from briefs.models import BriefPage
from briefs.personal_data import briefs_of
from briefs.review import following


def connect() -> None:
    """Listen; called once when the applications are ready.

    Whatever workflow an operator has given to briefs: a page without a submission is left alone.
    """
    task_submitted.connect(on_task_submitted)
    task_rejected.connect(on_task_rejected)
    task_approved.connect(on_task_approved)
    workflow_cancelled.connect(on_workflow_cancelled)
    page_published.connect(on_published, sender=BriefPage)
    page_unpublished.connect(on_unpublished, sender=BriefPage)
    account_closing.connect(on_account_closing)
    data_asked.connect(on_data_asked)


def on_task_submitted(instance: Any, user: User | None, **kwargs: Any) -> None:
    """A review began, or began again."""
    following.sent(task_state=instance, user=user)


def on_task_rejected(instance: Any, user: User | None, **kwargs: Any) -> None:
    """A reviewer asked for changes."""
    following.returned(task_state=instance, user=user)


def on_task_approved(instance: Any, user: User | None, **kwargs: Any) -> None:
    """A reviewer approved."""
    following.approved(task_state=instance, user=user)


def on_workflow_cancelled(instance: Any, user: User | None, **kwargs: Any) -> None:
    """A review was called off."""
    following.cancelled(workflow_state=instance, user=user)


def on_published(instance: BriefPage, revision: Revision, **kwargs: Any) -> None:
    """A version went live, or was given its day."""
    following.published(page=instance, revision=revision)


def on_unpublished(instance: BriefPage, **kwargs: Any) -> None:
    """A brief is no longer shown."""
    following.unpublished(page=instance)


def on_account_closing(user: User, **kwargs: Any) -> None:
    """The name leaves; the brief stays with its office."""
    forget_person(user=user)


def on_data_asked(user: User, **kwargs: Any) -> dict[str, Any]:
    """A person asks what is kept."""
    return {"briefs": briefs_of(user)}
