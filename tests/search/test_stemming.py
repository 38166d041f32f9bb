"""English stems, against the published examples and an independent implementation."""

from __future__ import annotations

import os

import psycopg
import pytest
from django.conf import settings
from environ import Env

from search.stemming import stem

ENDINGS = "s ed ing ly ness ational ization fully ability y ied eed iveness ogist ement ous".split()
WORDS = """
    adopt bicycle boundary bus care city commute cost cross day dig dye early electric energy
    evaluate fare feed generic gentle green happy hope hop incinerate lane law lie manage metro
    money news only operate pass pay plan policy pollute proceed public recycle reform relate run
    say school scheme skate sky station street sustain system tie traffic train transport try ugly
    use visit waste water year yellow young
""".split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("consign consigned consigning consignment", "consign"),
        ("policy policies", "polici"),
        ("reform reforms reformed reforming", "reform"),
        ("recycle recycled recycling recycles", "recycl"),
        ("incinerator incinerators incineration", "inciner"),
        ("happy happiness", "happi"),
        ("bus buses busses", "bus"),
        ("sky skies", "sky"),
        ("dying", "die"),
        ("news", "news"),
    ],
)
def test_forms_of_a_word_have_one_stem(words: str, expected: str) -> None:
    assert {stem(word) for word in words.split()} == {expected}


@pytest.mark.parametrize(
    "word", ["", "a", "as", "co2", "2.5", "c++", "公共", "버스", "метро", "años"]
)
def test_what_is_no_english_word_is_its_own_stem(word: str) -> None:
    assert stem(word) == word


@pytest.mark.postgresql
def test_stems_are_those_of_an_independent_implementation() -> None:
    url = settings.POSTGRES_URL or os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        pytest.skip("POSTGRES_URL is not set")
    config = Env.db_url_config(url)
    words = sorted({word + ending for word in WORDS for ending in ["", *ENDINGS]} - {"buses"})
    with psycopg.connect(
        host=config["HOST"],
        port=config["PORT"] or None,
        user=config["USER"],
        password=config["PASSWORD"] or None,
        dbname=config["NAME"],
    ) as connection:
        rows = connection.execute(
            "SELECT word, ts_lexize('english_stem', word) FROM unnest(%s::text[]) word", [words]
        ).fetchall()

    theirs = {word: stems[0] for word, stems in rows if stems}
    assert {word: stem(word) for word in theirs} == theirs
