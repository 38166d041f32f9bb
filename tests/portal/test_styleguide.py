"""The living style guide: for staff, and whole."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from portal.styleguide.drawn import sprite_icons
from tests.factories.accounts import AccountFactory, make_staff

pytestmark = pytest.mark.django_db


def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    response = client.get("/styleguide/")

    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/account/login/?next=/styleguide/",
    )


def test_for_other_accounts_it_is_not_there(client: Client) -> None:
    client.force_login(AccountFactory.create())

    assert client.get("/styleguide/").status_code == 404


@pytest.mark.parametrize("path", ["/styleguide/", "/ko/styleguide/"])
def test_staff_see_every_chapter_made_by_the_partials_of_the_site(
    path: str, client: Client
) -> None:
    client.force_login(make_staff())

    html = client.get(path).content.decode()

    for heading in (
        "colours",
        "type",
        "pictures",
        "finding",
        "lists",
        "forms",
        "messages",
        "plots",
    ):
        assert f'<h2 id="{heading}">' in html
    for component in ("searchbox", "facet", "chips", "pager", "card", "tile", "empty", "question",
                      "has-error", "is-problem", "choices", "notice", "toast", "callout", "facts",
                      "bars", "timeline", "quote", "years-plot", "matrix", "world-map", "person",
                      "state is-done"):  # fmt: skip
        assert re.search(rf'class="([^"]* )?{component}[ "]', html)
    assert html.count("icons.svg#") >= len(sprite_icons())


def test_it_shows_what_may_break_a_layout(client: Client) -> None:
    client.force_login(make_staff())

    html = client.get("/styleguide/").content.decode()

    assert "Straßenbahnhaltestellenbarrierefreiheitsverbesserungsprogramm" in html
    assert 'lang="ar" dir="auto">' in html
    assert 'lang="ko" dir="auto">중앙버스전용차로' in html
