from __future__ import annotations

import pytest
from django.conf import settings

from taxonomy.languages import (
    CONTENT_LANGUAGE_CHOICES,
    CONTENT_LANGUAGES,
    INTERFACE_LANGUAGE_CHOICES,
    INTERFACE_LANGUAGES,
    find_language,
    in_language,
)


def test_the_site_speaks_six_languages_each_with_its_own_name() -> None:
    assert INTERFACE_LANGUAGE_CHOICES == [
        ("en", "English"),
        ("ko", "한국어"),
        ("zh-hans", "简体中文"),
        ("ja", "日本語"),
        ("es", "Español"),
        ("fr", "Français"),
    ]


def test_every_language_of_the_site_has_an_analyzer_of_its_own() -> None:
    assert [each.analyzer for each in INTERFACE_LANGUAGES] == ["en", "ko", "zh", "ja", "es", "fr"]


def test_the_languages_switched_on_are_among_them() -> None:
    assert {code for code, _name in settings.LANGUAGES} <= {
        each.code for each in INTERFACE_LANGUAGES
    }


@pytest.mark.parametrize("code", ["en", "ko", "zh-hans", "ja", "es", "fr", "tr", "id", "vi"])
def test_a_policy_may_be_written_in(code: str) -> None:
    assert code in dict(CONTENT_LANGUAGE_CHOICES)


def test_no_language_is_listed_twice() -> None:
    codes = [each.code for each in CONTENT_LANGUAGES]

    assert sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize(
    ("code", "found"),
    [("ko", "ko"), ("ko-KR", "ko"), ("ZH-Hans", "zh-hans"), ("zh_hant", "zh-hant"), (" fr ", "fr")],
)
def test_a_code_is_understood_however_it_is_written(code: str, found: str) -> None:
    language = find_language(code)

    assert language is not None
    assert language.code == found


def test_an_unknown_code_finds_nothing() -> None:
    assert find_language("xx") is None


def test_languages_without_rules_of_their_own_share_an_analyzer() -> None:
    assert {each.analyzer for each in CONTENT_LANGUAGES} == {
        "en",
        "ko",
        "zh",
        "ja",
        "es",
        "fr",
        "other",
    }


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ko", "교통"),
        ("ko-kr", "교통"),
        ("ja", "Transport"),
        ("xx", "Transport"),
        (None, "Transport"),
    ],
)
def test_a_text_is_given_in_the_language_asked_for_else_in_english(
    code: str | None, text: str
) -> None:
    assert in_language({"en": "Transport", "ko": "교통", "ja": ""}, code) == text


def test_a_text_that_exists_in_no_fitting_language_is_empty() -> None:
    assert in_language({"ko": "교통"}, "fr") == ""
