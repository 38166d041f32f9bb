"""What a person types and what the engines are asked."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.clean import MAX_CHARS
from search.parse import (
    MAX_TERMS,
    AnyOf,
    Phrase,
    Query,
    Term,
    Word,
    parse,
    terms_of,
    to_text,
    words_of,
)

#: How long an example takes says something about the machine, not about the code.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

#: Pieces that mean something to the parser, and pieces that look as if they did.
FRAGMENTS = st.sampled_from(
    [
        *"\"“-|() \u3000{:,.+'*\0é\u0301，ﷺİ\ud800\u202e\u200d\u1161",
        *("--", "||", "OR", "AND", "NOT", "or", "title:", "TITLE:", "file:", "foo:"),
        *("bus", "c++", "PM2.5", "1,000", "e\u0301", "서울", "公交"),
    ]
)
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=())), st.lists(FRAGMENTS, max_size=300).map("".join)
)


def words(*texts: str) -> Query:
    return Query(tuple(Word(text) for text in texts))


def test_words_are_kept_in_the_order_typed() -> None:
    assert parse("bus  reform\tSeoul") == words("bus", "reform", "Seoul")


@pytest.mark.parametrize(
    "word",
    [
        "c++", "C#", "PM2.5", "7017", "e-government", "Cheong-gye-cheon", "1,000", "R&D", "24/7",
        "l'air", "foo:bar", "서울중앙버스전용차로", "公共交通政策", "हिन्दी", "می‌خواهم",
    ],
)  # fmt: skip
def test_a_word_with_signs_inside_or_a_run_without_spaces_stays_one_word(word: str) -> None:
    assert parse(f"({word}),") == words(word)


@pytest.mark.parametrize(
    "text", ["", " ", "*", "-", "- -", "...", "|", '"', '""', '"*"', "-*", "()"]
)
def test_punctuation_alone_asks_for_everything(text: str) -> None:
    assert parse(text) == Query()
    assert parse(text).is_empty


def test_quotes_make_a_phrase() -> None:
    assert parse('night "bus lane, median" x') == Query(
        (Word("night"), Phrase(("bus", "lane", "median")), Word("x"))
    )


@pytest.mark.parametrize("text", ["“bus lane”", "„bus lane“", "«bus lane»", "＂bus　lane＂"])
def test_quotes_of_phones_and_other_languages_are_quotes(text: str) -> None:
    assert parse(text) == Query((Phrase(("bus", "lane")),))


def test_a_quote_without_an_end_is_left_out() -> None:
    assert parse('c++ "unterminated text') == words("c++", "unterminated", "text")


def test_a_quote_behind_a_number_opens_no_phrase() -> None:
    assert parse('15" pipe 3" valve') == words("15", "pipe", "3", "valve")


@pytest.mark.parametrize("text", ["bus -toll", "bus NOT toll", "-toll bus", "bus AND NOT toll"])
def test_minus_and_not_exclude_a_word(text: str) -> None:
    assert parse(text) == Query((Word("bus"),), (Word("toll"),))


def test_minus_excludes_a_phrase_and_a_word_in_a_field() -> None:
    assert parse('-"toll road" -title:tram') == Query(
        (), (Phrase(("toll", "road")), Word("tram", "title"))
    )


def test_a_minus_inside_a_word_excludes_nothing() -> None:
    assert parse("e-government") == words("e-government")


@pytest.mark.parametrize("text", ["tram OR metro bus", "tram | metro bus", "tram|metro bus"])
def test_or_joins_the_two_terms_beside_it(text: str) -> None:
    assert parse(text) == Query((AnyOf((Word("tram"), Word("metro"))), Word("bus")))


def test_or_joins_phrases_and_more_than_two() -> None:
    assert parse('a OR "b c" OR title:d') == Query(
        (AnyOf((Word("a"), Phrase(("b", "c")), Word("d", "title"))),)
    )


def test_or_beside_an_excluded_word_joins_nothing() -> None:
    assert parse("a OR -b OR c") == Query((Word("a"), Word("c")), (Word("b"),))


def test_operators_count_in_upper_case_only() -> None:
    assert parse("trams or not and") == words("trams", "or", "not", "and")


def test_and_adds_nothing() -> None:
    assert parse("bus AND tram") == words("bus", "tram")


@pytest.mark.parametrize("text", ["OR bus", "bus OR", "AND bus NOT", "| bus ||"])
def test_an_operator_without_its_words_is_dropped(text: str) -> None:
    assert parse(text) == words("bus")


@pytest.mark.parametrize("text", ["OR", "AND OR", "NOT"])
def test_a_query_of_operators_only_asks_for_these_words(text: str) -> None:
    assert parse(text) == words(*text.split())


@pytest.mark.parametrize("name", ["title", "summary", "body", "file"])
def test_a_known_field_before_a_colon_is_a_field(name: str) -> None:
    (term,) = terms_of(parse(f"{name.upper()}:metro"))
    assert (term.text, term.field) == ("metro", name)


def test_a_field_takes_a_phrase() -> None:
    assert parse('title:"bus lane"') == Query((Phrase(("bus", "lane"), "title"),))


def test_a_full_width_colon_names_a_field_too() -> None:
    assert parse("title：地铁") == Query((Word("地铁", "title"),))


def test_a_field_without_a_value_is_a_word() -> None:
    assert parse("title: metro") == words("title", "metro")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'; DROP TABLE cases; --", words("DROP", "TABLE", "cases")),
        ("title' = 1 /* x */", words("title", "1", "x")),
        ('{"a": {"b": 1}}', Query((Phrase(("a",)), Phrase(("b",)), Word("1")))),
        ("NEAR(a b) col:x^2 *", words("NEAR", "a", "b", "col:x^2")),
        ("<script>alert</script>", words("script", "alert", "script")),
    ],
)  # fmt: skip
def test_the_languages_of_engines_and_browsers_mean_nothing(text: str, expected: Query) -> None:
    assert parse(text) == expected


def test_what_cannot_be_seen_is_removed() -> None:
    assert parse("b\0us \ud800 \u202elane\u200b soft\u00adly") == words("bus", "lane", "softly")


def test_forms_of_the_same_character_are_one() -> None:
    assert parse("ＢＲＴ e\u0301cole ①") == words("BRT", "école", "1")


def test_text_beyond_the_limits_is_left_out() -> None:
    assert words_of(parse("x" * 10_000)) == ("x" * MAX_CHARS,)
    assert len(words_of(parse("a " * 400))) == MAX_TERMS
    assert len(words_of(parse(f'"{"a " * 240}"'))) == MAX_TERMS


def test_alternatives_are_cut_where_their_written_form_grows_too_long() -> None:
    query = parse("|".join(["sixteen-lettered"] * 29))
    assert len(to_text(query)) <= MAX_CHARS
    assert len(terms_of(query)) == 25


def test_the_words_of_a_query_are_those_wanted() -> None:
    assert words_of(parse('bus "night line" OR title:tram -toll')) == (
        "bus",
        "night",
        "line",
        "tram",
    )


def test_a_query_is_written_as_a_person_would_type_it() -> None:
    assert to_text(parse('-x bus AND “night line” | Title:tram NOT "a b"')) == (
        'bus "night line" OR title:tram -x -"a b"'
    )


@UNHURRIED
@given(ANY_TEXT)
def test_any_text_can_be_read_and_written_without_loss(text: str) -> None:
    query = parse(text)
    assert parse(to_text(query)) == query


@UNHURRIED
@given(ANY_TEXT)
def test_no_query_is_larger_than_the_limits_nor_holds_what_cannot_be_stored(text: str) -> None:
    query = parse(text)
    everything: tuple[Term, ...] = (*terms_of(query), *query.excluded)
    assert sum(len(t.words) if isinstance(t, Phrase) else 1 for t in everything) <= MAX_TERMS
    assert len(to_text(query)) <= MAX_CHARS
    assert not {unicodedata.category(char) for char in to_text(query)} & {"Cc", "Cs"}


@UNHURRIED
@given(ANY_TEXT)
def test_every_word_holds_a_letter_or_a_digit(text: str) -> None:
    for word in words_of(parse(text)):
        assert any(unicodedata.category(char)[0] in "LN" for char in word)
