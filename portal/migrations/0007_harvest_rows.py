"""Rows for harvesters, with those of all policies that are public already."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

POLICIES = (("cases", "CaseStudyPage", "case"), ("briefs", "BriefPage", "brief"))


def add_public_policies(apps: Any, schema_editor: Any) -> None:
    """Each with the time of its newest publication; what stands below a restriction is left out."""
    restrictions = apps.get_model("wagtailcore", "PageViewRestriction").objects
    closed = tuple(restrictions.values_list("page__path", flat=True))
    changed: dict[str, Any] = {}
    sets: dict[str, set[str]] = {}
    for app, name, kind in POLICIES:
        pages = apps.get_model(app, name).objects.filter(live=True, visibility="public")
        pages = pages.filter(last_published_at__isnull=False).exclude(stable_id="")
        for page in pages.select_related("main_theme", "session").prefetch_related("other_themes"):
            if page.path.startswith(closed):
                continue
            at = page.last_published_at.replace(microsecond=0)
            changed[page.stable_id] = max(at, changed.get(page.stable_id, at))
            themes = [page.main_theme, *page.other_themes.all()]
            names = sets.setdefault(page.stable_id, set())
            names.update([f"kind:{kind}", *(f"theme:{theme.slug}" for theme in themes)])
            if page.session:
                names.add(f"session:{page.session.slug}")
    rows = apps.get_model("portal", "HarvestRow")
    rows.objects.bulk_create(
        [
            rows(stable_id=stable_id, changed_at=at, sets=f"|{'|'.join(sorted(sets[stable_id]))}|")
            for stable_id, at in changed.items()
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0006_collections'),
        ('briefs', '0003_submissions'),
        ('cases', '0004_collections'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='HarvestRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stable_id', models.CharField(max_length=13, unique=True)),
                ('changed_at', models.DateTimeField()),
                ('deleted', models.BooleanField(default=False)),
                ('sets', models.TextField()),
            ],
            options={
                'indexes': [models.Index(fields=['changed_at', 'id'], name='harvest_order')],
            },
        ),
        migrations.RunPython(add_public_policies, migrations.RunPython.noop),
    ]
