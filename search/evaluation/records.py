"""Documents of a judged set -> search records. Pure but for the guess of a missing language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from py3langid import classify

from search.evaluation.files import JudgedDocument
from search.evaluation.taxonomy import Lookup
from search.records import Record, Text, analysis_language

#: Enough text to tell a language by.
_GUESSED_BY: Final = 2_000


def records_of(documents: Sequence[JudgedDocument], lookup: Lookup) -> tuple[Record, ...]:
    """One public record per document, in the same order."""
    return tuple(
        _record(number, document, lookup) for number, document in enumerate(documents, start=1)
    )


def _record(number: int, document: JudgedDocument, lookup: Lookup) -> Record:
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
        texts=tuple(_texts(document, language)),
        facets=_facets(document, language, lookup),
        year_start=document.year,
        year_end=document.year,
    )


def _facets(document: JudgedDocument, language: str, lookup: Lookup) -> dict[str, tuple[str, ...]]:
    country = lookup.country(document.country)
    city = lookup.city(document.city, country)
    facets = {
        "kind": (document.kind,),
        "language": (language,),
        "theme": tuple(dict.fromkeys(map(lookup.theme, document.themes))),
        "city": (city.slug,) if city else (),
        "country": (city.country_id if city else country,),
    }
    return {name: values for name, values in facets.items() if any(values)}


def _texts(document: JudgedDocument, language: str) -> Iterator[Text]:
    key = analysis_language(language)
    yield Text(key, document.title[:500], document.summary, document.body)
    local_language, title, summary = document.local
    if title or summary:
        yield Text(analysis_language(local_language), title[:500], summary)


def _guessed_language(document: JudgedDocument) -> str:
    text = " ".join((document.title, document.summary, document.body))
    code, _score = classify(text[:_GUESSED_BY])
    return str(code)
