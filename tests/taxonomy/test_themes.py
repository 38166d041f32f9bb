from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import translation

from taxonomy.icons import ThemeIcon
from taxonomy.models import Theme
from taxonomy.models.theme import tidy_terms
from taxonomy.selectors import themes_by_slug, themes_in_order
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def transport() -> Theme:
    return ThemeFactory.create(
        slug="transport", label_en="Transport", label_ko="교통", label_fr="Transports"
    )


def test_a_theme_lists_the_labels_it_has(transport: Theme) -> None:
    assert transport.labels == {"en": "Transport", "ko": "교통", "fr": "Transports"}


@pytest.mark.parametrize(
    ("language", "label"), [("ko", "교통"), ("fr", "Transports"), ("ja", "Transport")]
)
def test_a_theme_is_named_in_the_language_of_the_interface(
    transport: Theme, language: str, label: str
) -> None:
    with translation.override(language):
        assert transport.label == label
        assert str(transport) == label


def test_a_theme_is_named_in_english_when_no_language_is_active(transport: Theme) -> None:
    with translation.override(None):
        assert transport.label == "Transport"


@pytest.mark.parametrize(("language", "text"), [("ko", "버스와 철도"), ("es", "Buses and rail")])
def test_a_description_falls_back_to_english(language: str, text: str) -> None:
    theme = ThemeFactory.create(description_en="Buses and rail", description_ko="버스와 철도")

    with translation.override(language):
        assert theme.description == text


def test_a_theme_without_description_has_an_empty_one(transport: Theme) -> None:
    assert transport.description == ""


def test_a_slug_cannot_be_changed(transport: Theme) -> None:
    transport.slug = "traffic"

    with pytest.raises(ValidationError) as refused:
        transport.full_clean()

    assert refused.value.message_dict == {"slug": ["A slug is never changed: links rely on it."]}


def test_a_theme_that_keeps_its_slug_may_be_edited(transport: Theme) -> None:
    transport.label_en = "Getting around"
    transport.full_clean()
    transport.save()

    assert Theme.objects.get(slug="transport").label_en == "Getting around"


def test_a_new_theme_chooses_its_slug_freely() -> None:
    Theme(slug="tourism", label_en="Tourism").full_clean()


def test_two_themes_cannot_share_a_slug(transport: Theme) -> None:
    with pytest.raises(IntegrityError):
        Theme.objects.create(slug="transport", label_en="Another")


def test_two_themes_cannot_share_an_english_label(transport: Theme) -> None:
    with pytest.raises(ValidationError) as refused:
        Theme(slug="other", label_en="Transport").full_clean()

    assert list(refused.value.message_dict) == ["label_en"]


def test_search_terms_are_trimmed_and_kept_once(transport: Theme) -> None:
    transport.search_terms = {
        "en": [" BRT ", "brt", "", "metro"],
        "ko": ["버스", "버스 "],
        "ja": [""],
    }
    transport.full_clean()

    assert transport.search_terms == {"en": ["BRT", "metro"], "ko": ["버스"]}


def test_search_terms_of_any_language_a_policy_can_have_are_taken() -> None:
    assert tidy_terms({"tr": ["metrobüs"]}) == {"tr": ["metrobüs"]}


def test_search_terms_of_an_unknown_language_are_refused(transport: Theme) -> None:
    transport.search_terms = {"xx": ["word"]}

    with pytest.raises(ValidationError) as refused:
        transport.full_clean()

    assert refused.value.message_dict == {"search_terms": ["Unknown language: xx"]}


def test_a_new_theme_goes_to_the_end() -> None:
    first, second = ThemeFactory.create(slug="zoo"), ThemeFactory.create(slug="air")

    assert [theme.slug for theme in themes_in_order()] == ["zoo", "air"]
    assert [first.order, second.order] == [0, 1]


def test_saving_a_theme_again_leaves_it_in_its_place() -> None:
    first = ThemeFactory.create(slug="zoo")
    ThemeFactory.create(slug="air")
    first.save()

    assert list(themes_by_slug()) == ["zoo", "air"]


def test_the_order_the_editors_chose_is_kept() -> None:
    ThemeFactory.create(slug="air", order=2)
    ThemeFactory.create(slug="zoo", order=1)

    assert list(themes_by_slug()) == ["zoo", "air"]


def test_a_theme_without_a_picture_of_its_own_shows_a_tag(transport: Theme) -> None:
    assert transport.icon == ThemeIcon.TAG
