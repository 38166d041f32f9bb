"""A plain text of an editor as an article: anchors and contents."""

from __future__ import annotations

import pytest
from django.test import Client

from cases.contents import Section
from portal.anchors import with_anchors
from portal.models import StandardPage


def test_every_heading_gets_an_anchor_and_keeps_what_it_has() -> None:
    html = (
        '<h2 data-block-key="a">Money &amp; <b>staff</b></h2><p>x</p><h3>Not this</h3><h2>Law</h2>'
    )

    text, contents = with_anchors(html + "<h2>End</h2>")

    assert text == (
        '<h2 id="part-1" data-block-key="a">Money &amp; <b>staff</b></h2><p>x</p>'
        '<h3>Not this</h3><h2 id="part-2">Law</h2><h2 id="part-3">End</h2>'
    )
    assert contents == (
        Section("part-1", "Money & staff"),
        Section("part-2", "Law"),
        Section("part-3", "End"),
    )


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_short_text_has_no_contents_list(count: int) -> None:
    assert with_anchors("<h2>One</h2>" * count)[1] == ()


@pytest.mark.django_db
def test_a_long_page_lists_its_contents_and_a_short_one_does_not(client: Client) -> None:
    about = StandardPage.objects.get(slug="about", locale__language_code="en")
    assert "data-contents" not in client.get("/about/").content.decode()

    about.body = "".join(f"<h2>Part {number}</h2><p>Words.</p>" for number in range(3))
    about.save_revision().publish()
    html = client.get("/about/").content.decode()

    assert 'href="#part-2"' in html
    assert '<h2 id="part-2">Part 1</h2>' in html
