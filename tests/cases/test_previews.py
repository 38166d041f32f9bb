"""What an editor looks at before a policy is published."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import CaseStudyPage
from portal.fact_sheets import previewing
from tests.factories.accounts import make_staff
from tests.factories.editor import editor_form
from tests.factories.policies import make_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client: Client) -> CaseStudyPage:
    client.force_login(make_staff())
    return make_case("Night buses", live=False)


def preview(client: Client, page: CaseStudyPage, mode: str, *, in_panel: bool = True) -> str:
    """As the editor asks for it: what is in the form first, then the frame."""
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    form: dict[str, Any] = {**editor_form(edit, page), "title": "Night buses for all"}
    assert client.post(url, form).json()["is_valid"] is True
    query = {"mode": mode, **({"in_preview_panel": "true"} if in_panel else {})}
    answer = client.get(url, query)
    policy = answer.headers["Content-Security-Policy"]
    inside = "style-src 'self' 'unsafe-inline'" in policy
    assert inside == (mode == "sheet"), policy
    return answer.content.decode()


def test_the_page_is_shown_as_it_is_in_the_form(client: Client, page: CaseStudyPage) -> None:
    html = preview(client, page, "")

    assert "Night buses for all</h1>" in " ".join(html.split()).replace(" </h1>", "</h1>")


def test_the_card_is_shown_as_a_list_shows_it(client: Client, page: CaseStudyPage) -> None:
    html = preview(client, page, "card")

    assert 'class="card"' in html
    assert "Night buses for all</a>" in html


def test_the_sheet_is_shown_as_it_is_printed(client: Client, page: CaseStudyPage) -> None:
    html = preview(client, page, "sheet")

    assert re.search(r"<h1[^>]*>\s*Night buses for all\s*</h1>", html)
    assert "size: A4" in html
    assert html.count("<html") == 1


def test_where_nothing_can_be_printed_the_sheet_says_so(
    client: Client, page: CaseStudyPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previewing, "can_print", lambda: False)

    assert "The sheet cannot be printed just now." in preview(client, page, "sheet")


def test_the_checks_run_inside_the_panel_and_nowhere_else(
    client: Client, page: CaseStudyPage
) -> None:
    assert "wagtail-userbar" in preview(client, page, "")
    assert "wagtail-userbar" not in preview(client, page, "", in_panel=False)


def test_the_checks_look_at_what_editors_write(client: Client, page: CaseStudyPage) -> None:
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert '"context": {"include": ["main"]' in html


def test_sizes_are_those_of_phone_tablet_and_desk(client: Client, page: CaseStudyPage) -> None:
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    for width in (360, 768, 1280):
        assert f'data-device-width="{width}"' in html
