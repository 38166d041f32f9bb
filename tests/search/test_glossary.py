"""What the committed glossary promises, and what a search gets from it."""

from __future__ import annotations

import csv

import pytest

from search.concepts import Vocabulary
from search.engines.base import TERM, Name
from search.glossary import PATH, glossary_entries
from search.normalise import normalised
from search.parse import parse
from taxonomy.reading import read_themes

COLUMNS = ["theme", "en", "ko", "zh-hans", "ja", "es", "fr"]


def rows() -> list[dict[str, str]]:
    with PATH.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def terms(text: str) -> list[str]:
    concepts = Vocabulary(glossary_entries()).recognise_in(parse(text))
    assert {concept.facet for concept in concepts} <= {TERM}
    return [concept.value for concept in concepts]


def test_every_line_has_every_column_and_a_name_in_english_korean_chinese_and_japanese() -> None:
    for row in rows():
        assert list(row) == COLUMNS
        assert all(row[column] for column in COLUMNS[:5]) or row["en"] in {"taxi", "coal", "canal"}


def test_every_line_belongs_to_a_theme_and_every_theme_has_lines() -> None:
    assert {row["theme"] for row in rows()} == {theme.slug for theme in read_themes()}


@pytest.mark.parametrize("language", COLUMNS[1:])
def test_no_name_stands_in_a_line_twice_nor_is_untidy(language: str) -> None:
    for row in rows():
        names = [name for name in row[language].split("|") if name]
        folded = [normalised(name) for name in names]
        assert all(folded)
        assert len(set(folded)) == len(folded)
        assert [" ".join(name.split()) for name in names] == names


def test_no_two_lines_are_known_by_the_same_english_name() -> None:
    values = [entry.value for entry in glossary_entries()]
    assert len(set(values)) == len(values)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("심야버스", "night bus"),
        ("올빼미 버스", "night bus"),
        ("夜班公交", "night bus"),
        ("深夜バス", "night bus"),
        ("autobuses nocturnos", "night bus"),
        ("bus de nuit", "night bus"),
        ("owl buses", "night bus"),
        ("rubbish", "waste"),
        ("participatory budgets", "participatory budget"),
        ("cheong gye cheon", "Cheonggyecheon"),
    ],
)
def test_a_thing_is_recognised_by_its_name_in_any_language(text: str, value: str) -> None:
    assert value in terms(text)


def test_a_term_carries_its_names_with_their_languages() -> None:
    (concept,) = Vocabulary(glossary_entries()).recognise(["湿地"])
    assert concept.also_called == (
        Name("en", "wetland"),
        Name("ko", "습지"),
        Name("zh", "湿地"),
        Name("ja", "湿地"),
        Name("es", "humedal"),
        Name("es", "humedales"),
        Name("fr", "zone humide"),
        Name("fr", "zones humides"),
    )
