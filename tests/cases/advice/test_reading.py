"""How hard English is to read: a measure, its parts by hand."""

from __future__ import annotations

import pytest

from cases.advice.reading import (
    longest_sentence,
    readability_of,
    sentences_of,
    syllables_of,
    words_in,
)

PLAIN = "The city drew nine bus routes. They run at night. Many people ride them home from work. "
DENSE = (
    "Notwithstanding considerable organisational uncertainty, the municipal administration "
    "subsequently operationalised an interdepartmental coordination mechanism facilitating "
    "comprehensive implementation of multimodal transportation infrastructure prioritisation."
)


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("bus", 1),
        ("city", 2),
        ("route", 1),
        ("people", 2),
        ("the", 1),
        ("committee", 3),
        ("municipal", 4),
        ("rhythm", 1),
        ("crw", 1),
    ],
)
def test_syllables_are_groups_of_vowels_without_a_silent_e(word: str, syllables: int) -> None:
    assert syllables_of(word) == syllables


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("It cost 2.6 million. It ran.", ["It cost 2.6 million.", "It ran."]),
        ("Some, e.g. Osaka, did. Others did not.", ["Some, eg Osaka, did.", "Others did not."]),
        ("A heading\nA paragraph.", ["A heading", "A paragraph."]),
        ("He said “Stop.” They went.", ["He said “Stop.", "They went."]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


def test_ease_is_that_of_flesch() -> None:
    found = readability_of("The cat sat on the mat. " * 6)

    # Six sentences of six words of one syllable: 206.835 - 1.015 * 6 - 84.6 * 1.
    assert found is not None
    assert (found.words, found.sentences, found.ease) == (36, 6, 116.1)


def test_plain_words_are_easier_than_dense_ones() -> None:
    plain, dense = readability_of(PLAIN * 3), readability_of(f"{DENSE} {DENSE}")

    assert plain is not None
    assert dense is not None
    assert plain.ease > 80
    assert dense.ease < 0


def test_a_few_words_say_nothing() -> None:
    assert readability_of("A bus.") is None
    assert readability_of("서울의 버스는 밤에도 다닌다. " * 20) is None


def test_the_longest_sentence_is_found() -> None:
    longest = longest_sentence("A bus. The bus of the city runs at night. It stops.")

    assert longest == "The bus of the city runs at night."
    assert (words_in(longest), longest_sentence("")) == (8, "")
