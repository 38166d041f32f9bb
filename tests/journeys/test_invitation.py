"""From the mail of invitation to one's own account, on phone and desk, without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page, expect

from programmes import inviting
from programmes.models import LearningSession
from taxonomy.models import City

pytestmark = pytest.mark.browser

PASSWORD = "three words in a row"


@pytest.fixture(params=[(1280, 800), (360, 740)], ids=["desk", "phone"])
def visitor(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A visitor whose browser runs no scripts of the site."""
    width, height = request.param
    context = browser.new_context(
        base_url=site, viewport={"width": width, "height": height}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def mailed_path(pattern: str) -> str:
    found = re.search(rf"https?://[^/\s]+(/\S*{pattern}\S*)", str(mail.outbox[-1].body))
    assert found is not None
    return found.group(1)


def test_an_invited_person_makes_an_account_leaves_and_comes_back_with_a_code(
    visitor: Page, content: None
) -> None:
    inviting.invite(
        session=LearningSession.objects.get(),
        email="person@example.org",
        city=City.objects.get(),
        invited_by=None,
    )
    visitor.goto(mailed_path("invitation"))
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Welcome to the learning session")
    visitor.get_by_role("button", name="Make my account").click()
    visitor.get_by_role("link", name="Your given name is missing.").click()
    expect(visitor.get_by_label("Given name")).to_be_focused()
    visitor.get_by_label("Given name").fill("Sample")
    visitor.get_by_label("Family name").fill("Person")
    visitor.get_by_label("Password, if you chose one").fill(PASSWORD)
    visitor.get_by_role("button", name="Make my account").click()
    expect(visitor).to_have_url(re.compile("/my/briefs/may-2012/"))

    visitor.locator(".account-menu summary").click()
    visitor.get_by_role("button", name="Sign out").click()
    visitor.get_by_role("link", name="Sign in").click()
    visitor.get_by_role("link", name="Sign in with a mailed code instead").click()
    visitor.get_by_label("E-mail address").fill("person@example.org")
    visitor.get_by_role("button", name="Mail me a code").click()
    code = re.search(r"^\d{8}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert code is not None
    visitor.get_by_label("Code").fill(code.group())
    visitor.get_by_role("button", name="Sign in").click()
    expect(visitor).to_have_url(re.compile("/my/briefs/$"))
