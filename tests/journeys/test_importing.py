"""The page of an import keeps itself up to date while the worker is at it."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from briefs.importing import batches
from briefs.models import PolicyImport
from tests.factories.accounts import make_staff
from tests.factories.imports import row

pytestmark = pytest.mark.browser

SLOW = 20_000


@pytest.fixture
def received(site: str, page: Page) -> PolicyImport:
    """A file that a member of the staff has uploaded; nobody has looked at it yet."""
    staff = make_staff()
    client = Client()
    client.force_login(staff)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])
    values = row(1)
    text = io.StringIO()
    writer = csv.DictWriter(text, list(values))
    writer.writeheader()
    writer.writerow(values)
    content = text.getvalue().encode()
    return batches.receive_import(name="policies.csv", content=content, user=staff)


def test_what_was_found_appears_by_itself(site: str, page: Page, received: PolicyImport) -> None:
    page.goto(f"{site}/admin/policy_imports/{received.pk}/")
    expect(page.get_by_role("main")).to_contain_text("Being checked.")

    # Meanwhile, the worker.
    batches.check_import(received.pk)

    expect(page.get_by_role("main")).to_contain_text(re.compile("1 row:"), timeout=SLOW)


def test_progress_and_end_appear_by_themselves(
    site: str, page: Page, received: PolicyImport
) -> None:
    PolicyImport.objects.filter(pk=received.pk).update(state="running", valid=200)
    page.goto(f"{site}/admin/policy_imports/{received.pk}/")
    status = page.locator("[data-import-status]")
    expect(status).to_contain_text("Rows written: 0 of 200.")

    PolicyImport.objects.filter(pk=received.pk).update(done=100)
    expect(status).to_contain_text("Rows written: 100 of 200.", timeout=SLOW)

    PolicyImport.objects.filter(pk=received.pk).update(state="done", done=200)
    expect(status).to_contain_text("Imported.", timeout=SLOW)
