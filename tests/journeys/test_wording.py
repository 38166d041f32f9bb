"""The crawl's eye for language sees what it is there to see."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.journeys.wording import faults_of


def faults(body: str, language: str) -> list[str]:
    page = BeautifulSoup(f'<html lang="{language}"><body>{body}</body></html>', "lxml")
    return faults_of(page, language)


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        ("ko", "<h1>Case studies</h1>", ["[ko] Case studies"]),
        ("es", "<h1>Case studies</h1>", ["[es] Case studies"]),
        ("es", "<h1>Estudios de caso</h1>", []),
        ("fr", "<p>Slide 3 of 18</p>", ["[fr] Slide 3 of 18"]),
        ("ja", "<p>They ride home after the last train</p>", None),
        ("ja", '<p lang="en">They ride home after the last train</p>', []),
        ("ja", "<p>TOPIS</p>", []),
        ("es", "<p>They ride home with the last train</p>", None),
        ("es", '<p>Con <span lang="ko">심야버스</span></p>', []),
        ("es", "<p>Con 심야버스</p>", None),
        ("en", "<p>Owl bus (심야버스)</p>", None),
        ("ko", '<img alt="The bus that comes at night">', None),
        ("ko", "<code>the bus that comes at night</code>", []),
        ("ko", '<p translate="no">the bus that comes at night</p>', []),
        ("ko", "<!-- the bus that comes at night -->", []),
        ("ko", '<a lang="en">English</a> <a>Español</a>', []),
    ],
)
def test_words_in_another_language_are_found(
    language: str, body: str, found: list[str] | None
) -> None:
    if found is None:
        assert len(faults(body, language)) == 1
    else:
        assert faults(body, language) == found


def test_a_page_that_names_another_language_is_found() -> None:
    page = BeautifulSoup('<html lang="en"><body></body></html>', "lxml")

    assert len(faults_of(page, "ko")) == 1
