"""Beside the form of a policy: advice leads to its field, the card shows what is typed."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from cases.models import CaseStudyPage
from tests.factories.accounts import make_staff

pytestmark = pytest.mark.browser

#: The preview is made while one types, on a machine that may have other work.
SLOW = 20_000
FIELD = "document.activeElement.closest('[data-contentpath]')?.dataset.contentpath"


@pytest.fixture
def editor(site: str, page: Page) -> Page:
    """Signed in, with the form of a policy open."""
    client = Client()
    client.force_login(make_staff())
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])
    page.set_viewport_size({"width": 1440, "height": 900})
    policy = CaseStudyPage.objects.get(slug="night-buses")
    page.goto(f"{site}/admin/pages/{policy.pk}/edit/")
    return page


def test_advice_leads_to_its_field_on_another_tab(editor: Page) -> None:
    editor.get_by_role("button", name="Toggle checks").click()
    advice = editor.locator(".portal-advice li", has_text="Give at least one figure")

    advice.get_by_role("button", name="Go to the field").click()

    tab = editor.get_by_role("tab", name="3. Facts and figures")
    expect(tab).to_have_attribute("aria-selected", "true")
    editor.wait_for_function(f"{FIELD} === 'indicators'")


def test_the_card_shows_what_is_typed(editor: Page) -> None:
    editor.get_by_role("textbox", name="Title").fill("Night buses for all")
    editor.get_by_role("button", name="Toggle preview").click()
    editor.get_by_label("Preview mode").select_option("card")

    frame = editor.frame_locator("#w-preview-iframe")
    expect(frame.locator(".card h3")).to_have_text("Night buses for all", timeout=SLOW)


def test_wagtails_checks_run_on_the_preview(editor: Page) -> None:
    editor.get_by_role("button", name="Toggle checks").click()

    expect(editor.locator("[data-content-word-count]")).to_have_text(
        re.compile(r"[1-9]"), timeout=SLOW
    )
