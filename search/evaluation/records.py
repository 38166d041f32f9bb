"""Documents of a judged set -> search records. Pure but for the guess of a missing language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from py3langid import classify

from search.evaluation.files import JudgedDocument
from search.evaluation.taxonomy import Places
from search.records import Record, Text, analysis_language

#: Enough text to tell a language by.
_GUESSED_BY: Final = 2_000


def records_of(documents: Sequence[JudgedDocument], places: Places) -> tuple[Record, ...]:
    """One public record per document, in the same order."""
    return tuple(
        _record(number, document, places) for number, document in enumerate(documents, start=1)
    )


def _record(number: int, document: JudgedDocument, places: Places) -> Record:
    language = document.language or _guessed_language(document)
    # Numbered, because an identifier may be longer than a key, or hold a colon.
    stable_id = f"d{number}"
    return Record(
        key=f"{stable_id}:{language}",
        version=1,
        kind=document.kind,
        stable_id=stable_id,
        external_id=document.id[:200],
        language=language,
        visibility=("public", "staff"),
        texts=(
            Text(
                analysis_language(language), document.title[:500], document.summary, document.body
            ),
        ),
        facets=_facets(document, language, places),
        year_start=document.year,
        year_end=document.year,
    )


def _facets(document: JudgedDocument, language: str, places: Places) -> dict[str, tuple[str, ...]]:
    city = places.city(document.city, document.country) if document.city else None
    country = city.country_id if city else document.country
    facets = {
        "kind": (document.kind,),
        "language": (language,),
        "theme": tuple(dict.fromkeys(map(places.theme, document.themes))),
        "city": (city.slug,) if city else (),
        "country": (country,) if country else (),
    }
    return {name: values for name, values in facets.items() if values}


def _guessed_language(document: JudgedDocument) -> str:
    text = " ".join((document.title, document.summary, document.body))
    code, _score = classify(text[:_GUESSED_BY])
    return str(code)
