"""The review every brief passes: one task of the moderators, below the list of briefs."""

from __future__ import annotations

import importlib
from typing import Any

from django.db import migrations

NAME = "Review of briefs"
give_permissions = importlib.import_module("portal.migrations.0003_staff_permissions")
MODERATORS = {
    "programmes.invitation": ("add", "change", "view", "delete"),
    "briefs.submission": ("change", "view"),
}


def create_review(apps: Any, schema_editor: Any) -> None:
    """Other pages keep Wagtail's own workflow."""
    ContentType = apps.get_model("contenttypes.ContentType")
    Group = apps.get_model("auth.Group")
    moderators = Group.objects.filter(name="Moderators").first()
    content_type, _ = ContentType.objects.get_or_create(
        app_label="briefs", model="briefreviewtask"
    )
    task = apps.get_model("briefs.BriefReviewTask").objects.create(
        name=NAME, content_type=content_type, active=True
    )
    workflow = apps.get_model("wagtailcore.Workflow").objects.create(name=NAME, active=True)
    apps.get_model("wagtailcore.WorkflowTask").objects.create(
        workflow=workflow, task_id=task.pk, sort_order=0
    )
    for index in apps.get_model("briefs.BriefIndexPage").objects.all():
        apps.get_model("wagtailcore.WorkflowPage").objects.create(
            workflow=workflow, page_id=index.pk
        )
    if moderators is not None:
        task.groups.add(moderators)
        moderators.permissions.add(*give_permissions._permissions(apps, MODERATORS))


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0003_staff_permissions"),
        ("briefs", "0003_submissions"),
        ("cases", "0003_accounts_of_authors"),
        ("programmes", "0003_invitations"),
        ("uploads", "0002_pages_of_files"),
    ]

    operations = [migrations.RunPython(create_review, migrations.RunPython.noop)]
