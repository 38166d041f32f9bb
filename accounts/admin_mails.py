"""Wagtail's own mails, which lead into the admin."""

from __future__ import annotations

from wagtail.users.models import UserProfile

from accounts.models import User


def send_no_mails_of_the_admin(user: User) -> None:
    """For people who cannot go there; the portal's own mails reach them all the same."""
    profile = UserProfile.get_for_user(user)
    profile.submitted_notifications = False
    profile.approved_notifications = False
    profile.rejected_notifications = False
    profile.updated_comments_notifications = False
    profile.save()
