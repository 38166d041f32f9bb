"""Beside the form of a policy: advice leads to its field, the card shows what is typed."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
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
    frame = editor.frame_locator("#w-preview-iframe")
    expect(frame.locator("h1")).to_have_text("Night buses for all", timeout=SLOW)

    editor.get_by_label("Preview mode").select_option("card")

    expect(frame.locator(".card h3")).to_have_text("Night buses for all", timeout=SLOW)


def test_wagtails_checks_run_on_the_preview(editor: Page) -> None:
    editor.get_by_role("button", name="Toggle checks").click()

    expect(editor.locator("[data-content-word-count]")).to_have_text(
        re.compile(r"[1-9]"), timeout=SLOW
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/admin/", "/admin/policy_imports/", "/admin/nowhere/"])
def test_pages_of_the_admin_of_our_own_are_open_to_all(
    path: str, scheme: Literal["light", "dark"], editor: Page, site: str
) -> None:
    editor.emulate_media(color_scheme=scheme)
    editor.goto(f"{site}{path}")
    expect(editor.get_by_role("main")).to_be_visible()

    found = Axe().run(editor).response["violations"]

    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
