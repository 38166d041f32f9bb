"""What cards say in few words: excerpts of texts, a city with its country, each thing once."""

from __future__ import annotations

import pytest

from portal.templatetags.portal import but_not, first_words, in_country


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Lanes of their own.", "Lanes of their own."),
        ("Lanes  of\ntheir own.", "Lanes  of\ntheir own."),
        ("Lanes of their own, and one fare.", "Lanes of their own\u00a0…"),
        ("Lanes are not free. They cost much.", "Lanes are not free.\u00a0…"),
        ("", ""),
    ],
)
def test_the_dots_of_an_excerpt_stand_beside_its_last_word(text: str, shown: str) -> None:
    assert first_words(text, 4) == shown


def test_a_city_is_named_with_its_country() -> None:
    assert in_country("Osaka", "Japan") == "Osaka, Japan"
    assert but_not("Japan", "Osaka") == "Japan"


def test_a_city_that_is_called_as_its_country_is_named_once() -> None:
    assert in_country("Singapore", "Singapore") == "Singapore"
    assert but_not("Singapore", "Singapore") == ""
