"""The states of a brief on its way from a participant to its readers, and who acts on it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BriefState(models.TextChoices):
    """Where the newest version of a brief stands; an older one may be public meanwhile."""

    DRAFT = "draft", pgettext_lazy("state of a brief", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("state of a brief", "Submitted")
    CHANGES_ASKED = "changes-asked", pgettext_lazy("state of a brief", "Changes asked")
    APPROVED = "approved", pgettext_lazy("state of a brief", "Approved")
    PUBLISHED = "published", pgettext_lazy("state of a brief", "Published")
    ARCHIVED = "archived", pgettext_lazy("state of a brief", "Archived")


class Action(models.TextChoices):
    """What is done to a brief; the table in ``briefs.rules`` says when and by whom."""

    SUBMIT = "submit", _("Send")
    WITHDRAW = "withdraw", _("Take back")
    ASK_CHANGES = "ask-changes", _("Ask for changes")
    APPROVE = "approve", _("Approve")
    PUBLISH = "publish", _("Publish")
    REVISE = "revise", _("Write a new version")
    ARCHIVE = "archive", _("Archive")
    RESTORE = "restore", _("Restore")


class Role(models.TextChoices):
    """In what capacity a person acts on a brief."""

    AUTHOR = "author", _("Author")
    STAFF = "staff", _("Staff")
    MODERATOR = "moderator", _("Moderator")
    PORTAL = "portal", _("The portal itself")


class ImportState(models.TextChoices):
    """How far an import in the admin is."""

    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked, nothing written")
    UNREADABLE = "unreadable", _("Cannot be read")
    RUNNING = "running", _("Being imported")
    DONE = "done", _("Imported")
    STOPPED = "stopped", _("Stopped")
    UNDONE = "undone", _("Undone")
