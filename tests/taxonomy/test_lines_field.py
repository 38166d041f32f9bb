from __future__ import annotations

import pytest

from taxonomy.forms import CityForm, CountryForm, LinesField, ThemeForm
from taxonomy.languages import INTERFACE_LANGUAGES


def test_a_list_is_shown_one_entry_a_line() -> None:
    assert LinesField().prepare_value(["BRT", "night bus"]) == "BRT\nnight bus"


def test_what_was_typed_is_shown_again_as_typed() -> None:
    assert LinesField().prepare_value(" BRT\n\n") == " BRT\n\n"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("BRT\r\nnight bus\r\n", ["BRT", "night bus"]),
        (" night   bus \n\n\nNight bus", ["night bus"]),
        ("버스\n지하철", ["버스", "지하철"]),
        ("", []),
        (None, []),
    ],
)
def test_lines_become_words_trimmed_and_each_once(typed: str | None, words: list[str]) -> None:
    assert LinesField().clean(typed) == words


@pytest.mark.parametrize(
    ("before", "typed", "changed"),
    [
        (["BRT"], "BRT", False),
        (["BRT"], "BRT\n", False),
        (None, "", False),
        (["BRT"], "metro", True),
        (["BRT"], "", True),
    ],
)
def test_only_another_list_counts_as_a_change(
    before: list[str] | None, typed: str, changed: bool
) -> None:
    assert LinesField().has_changed(before, typed) is changed


def test_the_theme_form_has_a_box_for_every_language_of_the_site() -> None:
    assert list(ThemeForm.language_fields) == [each.code for each in INTERFACE_LANGUAGES]
    assert set(ThemeForm.language_fields.values()) <= set(ThemeForm.base_fields)


def test_the_country_form_has_a_box_for_every_language_without_column() -> None:
    assert list(CountryForm.language_fields) == [each.code for each in INTERFACE_LANGUAGES[2:]]
    assert set(CountryForm.language_fields.values()) <= set(CountryForm.base_fields)


def test_what_links_rely_on_is_locked_after_creation() -> None:
    assert (ThemeForm.stable, CityForm.stable, CountryForm.stable) == (["slug"], ["slug"], ["code"])
