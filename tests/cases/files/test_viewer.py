"""The viewer as a reader without JavaScript gets it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.factories.files import make_case_with, make_deck

pytestmark = pytest.mark.django_db


def test_the_address_of_slide_14_shows_slide_14(client: Client) -> None:
    deck = make_deck()
    page = make_case_with(deck)

    response = client.get(f"/policies/{page.stable_id}/files/{deck.stable_id}/p/14/")

    html = " ".join(response.content.decode().split())
    assert response.status_code == 200
    assert "<strong tabindex="-1" data-position>Slide 14 of 16</strong>" in html
    assert f'src="/files/{deck.stable_id}/p/14/800.webp"' in html
    assert 'alt="Slide 14: Slide14"' in html
    assert "about lanterns14" in html
    picture: Any = client.get(f"/files/{deck.stable_id}/p/14/800.webp")
    assert picture.status_code == 200
    assert b"WEBP" in picture.getvalue()[:16]
