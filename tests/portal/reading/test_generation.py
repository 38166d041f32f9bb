"""Marks of changes: one for a transaction, none for what readers do not see, no value twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from portal.reading.changes import UNSEEN, is_seen
from portal.reading.generation import current, forget_old_marks
from portal.reading.rows import ContentChange
from tests.factories.programmes import SessionFactory


@pytest.fixture(autouse=True)
def _kept(transactional_db: None, settings: Any) -> None:
    """Pages are kept, as in operation; what is written is committed."""
    settings.PAGE_CACHE_SECONDS = 300


def test_one_transaction_leaves_one_mark_and_a_rolled_back_one_none() -> None:
    count = ContentChange.objects.count()
    with transaction.atomic():
        SessionFactory.create()
        SessionFactory.create()
    assert ContentChange.objects.count() == count + 1
    with transaction.atomic():
        SessionFactory.create()
        transaction.set_rollback(True)
    assert ContentChange.objects.count() == count + 1


def test_a_mark_that_a_savepoint_took_away_is_made_again() -> None:
    before = current().text
    with transaction.atomic():
        with transaction.atomic():
            SessionFactory.create()
            transaction.set_rollback(True)
        SessionFactory.create()
    assert current().text != before


def test_of_two_transactions_the_one_that_ends_last_is_noticed() -> None:
    """The numbers of their marks may be in the other order."""
    ContentChange.objects.create(pk=1000)
    before = current().text
    ContentChange.objects.create(pk=999)
    assert current().text != before


def test_old_marks_go_without_an_old_value_coming_back() -> None:
    count, seen = ContentChange.objects.count(), set()
    for _ in range(3):
        ContentChange.objects.create(at=timezone.now() - timedelta(days=1))
        seen.add(current().text)
        forget_old_marks()
        seen.add(current().text)
    assert len(seen) == 6
    assert ContentChange.objects.count() == count + 3
    last = current().text
    forget_old_marks()
    assert current().text == last


@pytest.mark.parametrize(
    ("sql", "seen"),
    [
        ('UPDATE "taxonomy_theme" SET "label_en" = %s WHERE "taxonomy_theme"."id" = %s', True),
        ("UPDATE wagtailcore_page SET url_path = %s || substring(url_path)", True),
        ('INSERT INTO "cases_casestudypage_other_themes" ("id") VALUES (%s)', True),
        ('INSERT INTO "exchange_adoption" ("id") VALUES (%s)', True),
        ('UPDATE "uploads_sourcefile" SET "is_hidden" = %s WHERE "id" = %s', True),
        ('UPDATE "uploads_sourcefile" SET "lease_until" = %s WHERE "id" = %s', False),
        ('DELETE FROM "wagtailcore_pageviewrestriction" WHERE "id" IN (%s)', True),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "latest_revision_id" = %s', False),
        ('UPDATE "wagtailcore_page" SET "draft_title" = %s, "title" = %s', True),
        ('UPDATE "accounts_user" SET "last_login" = %s', False),
        ('INSERT INTO "django_session" ("session_key") VALUES (%s)', False),
        ('INSERT INTO "portal_contentchange" ("at") VALUES (%s)', False),
        ('SELECT "taxonomy_theme"."id" FROM "taxonomy_theme"', False),
    ],
)
def test_which_statements_change_what_readers_see(sql: str, *, seen: bool) -> None:
    assert is_seen(sql) is seen


def test_everything_named_as_unseen_is_there() -> None:
    models = list(apps.get_models(include_auto_created=True))
    assert {model._meta.label_lower for model in models} | set(apps.app_configs) >= UNSEEN


@pytest.mark.parametrize(
    "name",
    [
        "briefs.BriefPage",
        "cases.CaseStudyPage",
        "cases.CollectionItem",
        "exchange.Adoption",
        "programmes.LearningSession",
        "search.SearchRecord",
        "taxonomy.City",
        "uploads.FilePage",
        "uploads.PortalImage",
        "wagtailcore.Page",
        "wagtailcore.PageViewRestriction",
        "wagtailcore.Site",
    ],
)
def test_what_pages_are_made_of_is_seen(name: str) -> None:
    table = apps.get_model(name)._meta.db_table
    assert is_seen(f'INSERT INTO "{table}" ("id") VALUES (1)')
