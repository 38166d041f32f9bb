"""What Wagtail's two groups of staff may do beyond pages: run sessions, keep the vocabulary.

Editors add what a case needs while they write it; moderators also run sessions, see accounts and
curate themes. An administrator can change this under Settings > Groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import migrations

WRITE = ("add", "change", "view")
CURATE = (*WRITE, "delete")
EDITORS = {
    "taxonomy.office": WRITE,
    "programmes.place": WRITE,
    "exchange.adoption": WRITE,
    "exchange.question": ("change", "view"),
    "exchange.caserequest": WRITE,
}
MODERATORS = {
    "taxonomy.theme": WRITE,
    "taxonomy.city": WRITE,
    "taxonomy.country": ("change", "view"),
    "taxonomy.office": CURATE,
    "programmes.place": CURATE,
    "programmes.learningsession": WRITE,
    "exchange.adoption": CURATE,
    "exchange.question": ("change", "view", "delete"),
    "exchange.caserequest": CURATE,
    "accounts.user": ("view",),
}


def give_permissions(apps: Any, schema_editor: Any) -> None:
    """Permissions are otherwise made after all migrations, so they are made here."""
    Group = apps.get_model("auth.Group")
    for name, grants in (("Editors", EDITORS), ("Moderators", MODERATORS)):
        group = Group.objects.filter(name=name).first()
        if group is not None:
            group.permissions.add(*_permissions(apps, grants))


def _permissions(apps: Any, grants: dict[str, tuple[str, ...]]) -> Iterator[Any]:
    ContentType = apps.get_model("contenttypes.ContentType")
    Permission = apps.get_model("auth.Permission")
    for label, verbs in grants.items():
        app_label, model = label.split(".")
        content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
        thing = apps.get_model(label)._meta.verbose_name_raw
        for verb in verbs:
            permission, _ = Permission.objects.get_or_create(
                content_type=content_type,
                codename=f"{verb}_{model}",
                defaults={"name": f"Can {verb} {thing}"},
            )
            yield permission


class Migration(migrations.Migration):
    """Needs the models the permissions are for, and Wagtail's groups."""

    dependencies = [
        ("portal", "0002_page_tree"),
        ("accounts", "0001_initial"),
        ("exchange", "0001_initial"),
        ("programmes", "0001_initial"),
        ("taxonomy", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(give_permissions, migrations.RunPython.noop)]
