"""The vocabulary of the site comes from the taxonomy, and follows its changes."""

from __future__ import annotations

import pytest

from search import vocabulary
from search.engines.base import TERM, Concept, Name
from search.engines.database.models import FacetValue
from search.parse import parse
from search.vocabulary import LARGE_CITY
from taxonomy.models import City, Country, Theme


def names_of(theme: Theme) -> tuple[str, ...]:
    (entry,) = vocabulary.theme_entries([theme])
    return entry.names


def test_a_theme_is_called_by_its_labels_and_search_terms() -> None:
    theme = Theme(
        slug="tourism",
        label_en="Tourism",
        label_ko="관광",
        search_terms={"en": ["night market"], "ko": ["야시장"]},
    )
    assert names_of(theme) == ("Tourism", "관광", "night market", "야시장")


def test_each_half_of_a_label_is_a_name_but_in_english() -> None:
    theme = Theme(
        slug="waste",
        label_en="Waste and recycling",
        label_ko="폐기물·재활용",
        label_zh_hans="垃圾与回收利用",
        label_es="Bienestar e inclusión",
        label_fr="Déchets et recyclage",
    )
    halves = names_of(theme)[5:]
    assert halves == (
        *("폐기물", "재활용"),
        *("垃圾", "回收利用"),
        *("Bienestar", "inclusión"),
        *("Déchets", "recyclage"),
    )


def test_a_word_that_holds_an_and_is_not_cut() -> None:
    assert names_of(Theme(slug="x", label_en="Participation", label_zh_hans="公民参与")) == (
        "Participation",
        "公民参与",
    )


@pytest.mark.django_db
def test_places_policies_are_from_are_recognised_as_such() -> None:
    peru = Country.objects.create(
        code="XP", name_en="Peru X", name_ko="페루", region="south-america"
    )
    for slug, name in (("lima-x", "Lima X"), ("cusco-x", "Cusco X")):
        City.objects.create(
            slug=slug,
            name_en=name,
            country=peru,
            latitude=0,
            longitude=0,
            alternate_names=[name[:4]],
        )
    FacetValue.objects.create(facet="city", value="lima-x")
    FacetValue.objects.create(facet="country", value="XP")
    assert vocabulary.recognise(parse("cusc lima 페루")) == (
        Concept("city", "lima-x", ("lima",)),
        Concept("country", "XP", ("페루",)),
    )


@pytest.mark.django_db
def test_other_countries_and_large_cities_are_known_by_the_names_a_text_may_have() -> None:
    zed = Country.objects.create(code="XZ", name_en="Zedland", name_ko="제드국", region="x")
    for name, korean, population in (("Zedopolis", "제드시", 2_000_000), ("Zedham", "", 200_000)):
        City.objects.create(
            slug=name.lower(),
            name_en=name,
            name_ko=korean,
            country=zed,
            latitude=0,
            longitude=0,
            population=population,
            alternate_names=["Zedville" if population > LARGE_CITY else "Zedbury"],
        )
    assert vocabulary.recognise(parse("제드국 Zedville Zedbury")) == (
        Concept(TERM, "Zedland", ("제드국",), (Name("en", "Zedland"), Name("ko", "제드국"))),
        Concept(TERM, "Zedopolis", ("zedville",), (Name("en", "Zedopolis"), Name("ko", "제드시"))),
    )


@pytest.mark.django_db
def test_a_renamed_theme_is_known_after_forgetting() -> None:
    theme = Theme.objects.create(slug="kites-x", label_en="Kites")
    assert vocabulary.recognise(parse("kites")) == (Concept("theme", "kites-x", ("kites",)),)
    theme.label_en = "Balloons"
    theme.save()
    vocabulary.forget()
    assert vocabulary.recognise(parse("kites")) == ()
    assert vocabulary.recognise(parse("balloon")) == (Concept("theme", "kites-x", ("balloon",)),)


@pytest.mark.django_db
def test_a_vocabulary_is_kept_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("search.vocabulary.monotonic", lambda: now)
    first = vocabulary.site_vocabulary()
    now += vocabulary.LIFETIME - 1
    assert vocabulary.site_vocabulary() is first
    now += 1
    assert vocabulary.site_vocabulary() is not first
