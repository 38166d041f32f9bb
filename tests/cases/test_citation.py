"""The four ways to cite a policy, from one record."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cases.citation import Citation, as_bibtex, as_csl_json, as_ris, as_text, citation_of
from cases.models import CaseStudyPage
from taxonomy.models import City, Office

pytestmark = pytest.mark.django_db

CITATION = Citation(
    key="ctfk727ttrfoo",
    title="Night buses: where phones are used",
    authors=("Seoul Metropolitan Government",),
    publisher="Seoul case-study portal",
    year=2024,
    version=date(2025, 3, 1),
    language="en",
    url="https://portal.example/policies/ctfk727ttrfoo/",
)


def test_as_one_sentence() -> None:
    assert as_text(CITATION) == (
        "Seoul Metropolitan Government (2024). Night buses: where phones are used. "
        "Seoul case-study portal, 2025-03-01. https://portal.example/policies/ctfk727ttrfoo/"
    )


def test_a_title_that_ends_with_a_question_mark_gets_no_full_stop() -> None:
    assert "Who rides at night? Seoul" in as_text(replace(CITATION, title="Who rides at night?"))


def test_as_bibtex() -> None:
    assert as_bibtex(CITATION) == (
        "@misc{ctfk727ttrfoo,\n"
        "  author = {{Seoul Metropolitan Government}},\n"
        "  title = {{Night buses: where phones are used}},\n"
        "  year = {2024},\n"
        "  publisher = {Seoul case-study portal},\n"
        "  note = {Version of 2025-03-01},\n"
        "  language = {en},\n"
        "  url = {https://portal.example/policies/ctfk727ttrfoo/}\n"
        "}\n"
    )


def test_bibtex_escapes_what_would_end_a_field_or_start_a_command() -> None:
    entry = as_bibtex(replace(CITATION, title="50% of {A} & B_c #1 \\end"))

    assert r"title = {{50\% of \{A\} \& B\_c \#1 \textbackslash{}end}}" in entry


def test_bibtex_joins_authors_with_and() -> None:
    entry = as_bibtex(replace(CITATION, authors=("Office A", "Office B")))

    assert "author = {{Office A} and {Office B}}" in entry


def test_as_ris() -> None:
    assert as_ris(CITATION) == (
        "TY  - ELEC\r\n"
        "AU  - Seoul Metropolitan Government\r\n"
        "TI  - Night buses: where phones are used\r\n"
        "PY  - 2024\r\n"
        "PB  - Seoul case-study portal\r\n"
        "ET  - 2025-03-01\r\n"
        "LA  - en\r\n"
        "UR  - https://portal.example/policies/ctfk727ttrfoo/\r\n"
        "ID  - ctfk727ttrfoo\r\n"
        "ER  - \r\n"
    )


def test_a_line_break_in_a_title_begins_no_ris_field() -> None:
    assert "TI  - Night ER - buses\r\n" in as_ris(replace(CITATION, title="Night\r\nER - buses"))


def test_as_csl_json() -> None:
    assert json.loads(as_csl_json(CITATION)) == [
        {
            "id": "ctfk727ttrfoo",
            "type": "webpage",
            "title": "Night buses: where phones are used",
            "author": [{"literal": "Seoul Metropolitan Government"}],
            "issued": {"date-parts": [[2024]]},
            "publisher": "Seoul case-study portal",
            "version": "2025-03-01",
            "language": "en",
            "URL": "https://portal.example/policies/ctfk727ttrfoo/",
        }
    ]


def page_with(**fields: object) -> CaseStudyPage:
    """A page that is not saved: a citation needs no database."""
    return CaseStudyPage(
        title="Night buses: where phones are used",
        stable_id="ctfk727ttrfoo",
        city=City(name_en="Seoul"),
        first_published_at=datetime(2024, 5, 1, tzinfo=UTC),
        last_published_at=datetime(2025, 2, 28, 18, tzinfo=UTC),
        **fields,
    )


def test_a_page_is_cited_with_the_local_day_of_its_last_publication() -> None:
    page = page_with(office=Office(name="Seoul Metropolitan Government"))

    assert citation_of(page, url=CITATION.url, today=date(2026, 1, 1)) == CITATION


def test_the_city_stands_for_an_office_nobody_named() -> None:
    assert citation_of(page_with(), url="", today=date(2026, 1, 1)).authors == ("Seoul",)


@pytest.mark.parametrize(
    ("today", "authors"), [(date(2025, 6, 1), ("Lee A",)), (date(2026, 6, 1), ("Seoul",))]
)
def test_an_author_is_named_only_while_the_consent_holds(
    today: date, authors: tuple[str, ...]
) -> None:
    consent = {"name": "Lee A", "role": "", "consent": True, "consent_until": date(2025, 12, 31)}
    page = page_with(authors=[("author", consent)])

    assert citation_of(page, url="", today=today).authors == authors
