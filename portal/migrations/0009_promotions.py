"""Who may put policies above the results of a search: editors begin, moderators also take away."""

from __future__ import annotations

import importlib
from typing import Any

from django.db import migrations

give_permissions = importlib.import_module("portal.migrations.0003_staff_permissions")
GRANTS = {
    "Editors": {"search.promotion": ("add", "change", "view")},
    "Moderators": {"search.promotion": ("add", "change", "view", "delete")},
}


def grant(apps: Any, schema_editor: Any) -> None:
    """To the groups that are still there under their name."""
    Group = apps.get_model("auth.Group")
    for name, grants in GRANTS.items():
        group = Group.objects.filter(name=name).first()
        if group is not None:
            group.permissions.add(*give_permissions._permissions(apps, grants))


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0008_first_policy_to_read"),
        ("search", "0004_promotions"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
