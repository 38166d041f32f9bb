"""A name is what anybody typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uploads.inspection import clean_name
from uploads.inspection.names import LONGEST, extension_of


@pytest.mark.parametrize(
    ("given_name", "cleaned"),
    [
        ("brief.pdf", "brief.pdf"),
        ("심야버스 정책.PPTX", "심야버스 정책.PPTX"),
        (unicodedata.normalize("NFD", "심야버스.pptx"), "심야버스.pptx"),
        ("夜间公交.docx", "夜间公交.docx"),
        ("سياسة النقل.pdf", "سياسة النقل.pdf"),
        ("می\u200cخواهم.pdf", "می\u200cخواهم.pdf"),
        ("../../etc/brief.pdf", "brief.pdf"),
        ("C:\\Users\\x\\brief.pdf", "brief.pdf"),
        ("brief\0.pdf", "brief.pdf"),
        ("brief\x1b[31m.pdf", "brief[31m.pdf"),
        ("brief\u202efdp.exe", "brieffdp.exe"),
        ("\u2066\ufeffbrief\u2069.pdf", "brief.pdf"),
        ("night\nbuses\t2013.pdf", "night buses 2013.pdf"),
        ("  brief.pdf. . ", "brief.pdf"),
        ("<script>alert(1)</script>.pdf", "script>.pdf"),
        ("a" * 10_000 + ".pptx", "a" * (LONGEST - 5) + ".pptx"),
        ("a." + "x" * 10_000, "a." + "x" * (LONGEST - 2)),
        (".pdf", "file.pdf"),
        ("\u202e.pdf", "file.pdf"),
        ("", "file"),
        ("...", "file"),
        ("uploads/", "file"),
        ("\ud800.pdf", "file.pdf"),
    ],
)
def test_what_is_kept_of_a_name(given_name: str, cleaned: str) -> None:
    assert clean_name(given_name) == cleaned


@pytest.mark.parametrize(
    ("name", "extension"),
    [
        ("brief.PDF", "pdf"),
        ("deck.tar.pptx", "pptx"),
        ("deck.pdf\0.exe", "exe"),
        ("deck", ""),
        ("deck.pdf ", "pdf"),
        ("a/deck.pdf/b", ""),
    ],
)
def test_the_extension_is_that_of_the_cleaned_name(name: str, extension: str) -> None:
    assert extension_of(name) == extension


@given(st.text(max_size=400))
def test_any_name_becomes_one_that_can_be_stored(name: str) -> None:
    cleaned = clean_name(name)

    assert 0 < len(cleaned) <= LONGEST
    assert not set("/\\\0\r\n\u202e") & set(cleaned)
    assert clean_name(cleaned) == cleaned
