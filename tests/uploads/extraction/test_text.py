from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files.good import SCRIPTS
from uploads.extraction.text import cleaned, letters


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Bus\x00 lane\x07s", "Bus lane s"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a  \t b \n\n\n\n c", "a b\n\nc"),
        ("trans\ufffe\r\nport", "transport"),
        ("trans\x02port", "transport"),
        ("soft\u00adhyphen", "softhyphen"),
        ("IEEE\ufffe\r\n754 and Schwarz\ufffeWeiß", "IEEE-754 and Schwarz-Weiß"),
        ("order SS\u00ad2541\u00ad03, 2010\u00ad2013", "order SS-2541-03, 2010-2013"),
        ("서울\ufffe\r\n부산", "서울-부산"),
        ("\u00ad\u00a0Berlin \ufffe\ufffe end\u00ad", "Berlin end"),
        ("hidden\U000e0068\U000e0069 tags", "hidden tags"),
        ("invoice\u202egnp.exe", "invoicegnp.exe"),
        ("\u2066isolated\u2069 \u200fmark", "isolated mark"),
        ("\ufeffbyte order", "byte order"),
        ("half \ud83d a pair", "half a pair"),
        ("e\u0301cole", "\u00e9cole"),
        ("\u1109\u1165\u110b\u116e\u11af", "서울"),
        ("\u2f00\u2f83", "一自"),
        ("of\ufb01ce \ufb02ow", "office flow"),
        ("\ufee3\ufeaa\ufef3\ufee8\ufe94", "مدينة"),
        ("\uf0b7 bullet of an icon font", "bullet of an icon font"),
        ("1\u00bd m\u00b2 \u2103", "1½ m² ℃"),
        ("नमस्\u200dते \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "नमस्\u200dते می\u200cخواهم"),
    ],
)
def test_text_is_made_fit_to_read(raw: str, clean: str) -> None:
    assert cleaned(raw) == clean


@pytest.mark.parametrize("text", [*SCRIPTS.values(), "São Paulo", "Владивосток", "दिल्ली"])
def test_honest_text_of_any_script_stays_as_it_is(text: str) -> None:
    assert cleaned(text) == text


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_whatever_comes_in_a_database_takes_what_goes_out(text: str) -> None:
    clean = cleaned(text)

    clean.encode("utf-8")
    assert {unicodedata.category(character) for character in clean} & {"Cs", "Co"} <= {"Co"}
    assert not any(ord(character) < 32 and character != "\n" for character in clean)
    assert cleaned(clean) == clean


def test_letters_are_what_a_reader_sees() -> None:
    assert letters(" a b\n서울 ") == 4
