"""What Wagtail's admin may offer on the page of a brief: its own permissions, and the review's.

    page editor, lists, bulk actions, publishing -> page.permissions_for_user -> here -> rules

A brief without a submission - imported, or written by staff - keeps Wagtail's own permissions.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from wagtail.models.pages import PagePermissionTester

from accounts.models import User
from briefs.choices import BriefState, Role
from briefs.readiness import Problem, problems_before_publication
from briefs.roles import is_reviewer, roles_of

if TYPE_CHECKING:
    from briefs.models import BriefPage, Submission

#: Publishing from here approves it (submitted), hurries it, corrects it, or brings it back. The
#: newest text of any other state has not been sent to anybody yet.
_PUBLISHABLE: Final = frozenset(
    {BriefState.SUBMITTED, BriefState.APPROVED, BriefState.PUBLISHED, BriefState.ARCHIVED}
)
#: Hidden with a reason on the page of the review; here nobody could give one.
_HIDDEN_IN_REVIEW: Final = frozenset({BriefState.APPROVED, BriefState.PUBLISHED})
_SENDABLE: Final = frozenset({BriefState.DRAFT, BriefState.CHANGES_ASKED, BriefState.PUBLISHED})


def submission_of(page: BriefPage) -> Submission | None:
    """The submission a brief came from; one query, then kept on the page."""
    found: Submission | None = getattr(page, "submission", None)
    return found


def may_review(page: BriefPage, user: User) -> bool:
    """Whether this person decides on this brief: a reviewer, and not on own work."""
    submission = submission_of(page)
    if submission is None:
        return is_reviewer(user)
    return Role.MODERATOR in roles_of(user, submission)


def problems_of_draft(page: BriefPage) -> tuple[Problem, ...]:
    """What keeps the newest version of a submitted brief from being published."""
    submission = submission_of(page)
    if submission is None:
        return ()
    return problems_before_publication(page.get_latest_revision_as_object(), submission)


class BriefPermissionTester(PagePermissionTester):
    """Wagtail's tester, and the table of ``briefs.rules``."""

    def can_publish(self) -> bool:
        """Publishing is approving: by a reviewer, in its time, and with nothing missing."""
        if not super().can_publish():
            return False
        submission = submission_of(self.page)
        if submission is None:
            return True
        return submission.state in _PUBLISHABLE and self._may_review and not self._problems

    def can_unpublish(self) -> bool:
        """Where the review can archive with a reason, this button would hide without one."""
        if not super().can_unpublish():
            return False
        submission = submission_of(self.page)
        if submission is None:
            return True
        return submission.state not in _HIDDEN_IN_REVIEW and self._may_review

    def can_submit_for_moderation(self) -> bool:
        """Not while it is approved or archived: then there is another way on."""
        submission = submission_of(self.page)
        if submission is not None and submission.state not in _SENDABLE:
            return False
        return bool(super().can_submit_for_moderation())

    def can_set_view_restrictions(self) -> bool:
        """Who reads it has nothing to do with what is missing."""
        return bool(super().can_publish())

    def can_unschedule(self) -> bool:
        """Stopping is always possible."""
        return bool(super().can_publish())

    @cached_property
    def _may_review(self) -> bool:
        return may_review(self.page, self.user)

    @cached_property
    def _problems(self) -> tuple[Problem, ...]:
        return problems_of_draft(self.page)
