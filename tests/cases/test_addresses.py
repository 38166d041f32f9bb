"""One path for all languages, and that path in one of them."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from cases.addresses import (
    LanguageLink,
    below_home,
    in_interface_language,
    language_links,
    localised,
    neutral,
)


@pytest.mark.parametrize("url_path", ["/home/cases/night-bus/", "/home-ko/cases/night-bus/"])
def test_the_path_of_a_policy_begins_below_the_home_page_of_its_language(url_path: str) -> None:
    assert below_home(url_path) == "/cases/night-bus/"


def test_english_has_no_prefix_and_korean_has_one() -> None:
    assert localised("/cases/x/", "en") == "/cases/x/"
    assert localised("/cases/x/", "ko") == "/ko/cases/x/"


@pytest.mark.parametrize(
    ("path", "bare"),
    [
        ("/ko/cases/x/", "/cases/x/"),
        ("/ko/", "/"),
        ("/cases/x/", "/cases/x/"),
        ("/kosovo/", "/kosovo/"),
    ],
)
def test_a_prefix_is_taken_off_only_where_it_is_one(path: str, bare: str) -> None:
    assert neutral(path) == bare


def test_a_link_stays_in_the_language_of_the_interface() -> None:
    with override("ko"):
        assert in_interface_language("/cases/x/") == "/ko/cases/x/"


def test_the_language_menu_keeps_page_and_search() -> None:
    with override("ko"):
        links = language_links("/ko/search/", query="q=bus&theme=tourism")

    assert links[:2] == (
        LanguageLink("en", "English", "/search/", "/search/?q=bus&theme=tourism", False, True),
        LanguageLink("ko", "한국어", "/ko/search/", "/ko/search/?q=bus&theme=tourism", True, True),
    )


def test_the_menu_names_six_languages_in_their_own_words() -> None:
    assert [(link.code, link.own_name) for link in language_links("/")] == [
        ("en", "English"),
        ("ko", "한국어"),
        ("zh-hans", "简体中文"),
        ("ja", "日本語"),
        ("es", "Español"),
        ("fr", "Français"),
    ]


def test_a_translation_under_another_slug_is_linked_by_its_own_path() -> None:
    with override("en"):
        links = language_links(
            "/cases/bus/", translations={"en": "/cases/bus/", "ko": "/cases/beoseu/"}
        )

    assert [link.url for link in links[:3]] == [
        "/cases/bus/",
        "/ko/cases/beoseu/",
        "/zh-hans/cases/bus/",
    ]


def test_a_language_without_translation_still_has_a_link_but_is_not_announced_as_one() -> None:
    with override("en"):
        links = language_links("/cases/bus/", translations={"en": "/cases/bus/"})

    assert [(link.url, link.is_translated) for link in links[:2]] == [
        ("/cases/bus/", True),
        ("/ko/cases/bus/", False),
    ]
