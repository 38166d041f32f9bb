"""Words -> search records, by the number: record 7 is the same in every size and every run.

Second step. Lengths and shares are those of the demo content, and of the files that participants
bring: one policy in ten comes with ten to twenty slides or pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from cases.choices import SDG_NAMES, Evidence, Status
from search.benchmark.words import Material, Words
from search.facets import STARTED
from search.records import Part, Record, Text, Unit, analysis_language

#: Change it, and figures of before and after do not compare.
SEED: Final = "policies"
#: Learning sessions of the made-up briefs.
SESSIONS: Final = ("bench-2011", "bench-2012-05", "bench-2012-10", "bench-2012-11")

_TITLE: Final = (5, 10)
_SUMMARY: Final = (35, 50)
_BODY: Final = (180, 280)
_PARTS: Final = (10, 20)
_PART: Final = (25, 60)
_SENTENCE: Final = 14
_FILES: Final[Sequence[tuple[Unit, str]]] = (("slide", "pptx"), ("page", "pdf"))
#: How much of a text is in the words of its theme.
_ON_THEME: Final = 0.4
_FIRST_DAY: Final = datetime(2012, 1, 1, tzinfo=UTC)
_LANGUAGES: Final = ("en", "ko", "zh-hans", "ja", "es", "fr")
_SHARES: Final = (80, 6, 4, 4, 3, 3)


def records(count: int, material: Material, *, first: int = 0) -> Iterator[Record]:
    """So many records, from a number on."""
    for number in range(first, first + count):
        yield _record(number, material, Random(f"{SEED}:{number}"))  # noqa: S311


def _record(number: int, material: Material, random: Random) -> Record:
    language = random.choices(_LANGUAGES, weights=_SHARES)[0]
    kind = random.choice(("case", "brief"))
    themes = random.sample(sorted(material.themes), random.choices((1, 2, 3), (6, 3, 1))[0])
    city = material.cities[0] if kind == "case" else random.choice(material.cities[1:])
    parts = _parts(number, themes[0], material, random) if random.random() < 0.1 else ()
    start = random.randint(1990, 2024)
    published = _FIRST_DAY + timedelta(hours=number % 100_000)
    return Record(
        key=f"bench-{number}:{language}",
        version=1,
        kind=kind,
        stable_id=f"bench-{number}",
        language=language,
        visibility=("public", "alumni", "staff") if random.random() < 0.95 else ("alumni", "staff"),
        texts=_texts(language, themes[0], material, random),
        facets={
            **_facets(kind, language, random),
            "theme": tuple(themes),
            "region": (city.region,),
            "country": (city.country,),
            "city": (city.slug,),
            STARTED: (str(start),),
            **({"file_type": (parts[0].file_type,)} if parts else {}),
        },
        year_start=start,
        year_end=start + random.randint(0, 8) if random.random() < 0.4 else None,
        published_at=published,
        changed_at=published,
        latitude=city.latitude,
        longitude=city.longitude,
        path=f"/policies/bench-{number}/",
        parts=parts,
    )


def _texts(language: str, theme: str, material: Material, random: Random) -> tuple[Text, ...]:
    """The text in the policy's own language, and an English title of what is not in English."""
    english = (material.general, material.themes[theme])
    if language == "en":
        title, summary, body = (_text(english, size, random) for size in (_TITLE, _SUMMARY, _BODY))
        return (Text("en", title, summary, body),)
    own = (material.others[language], material.others[language])
    title, summary, body = (_text(own, size, random) for size in (_TITLE, _SUMMARY, _SUMMARY))
    also = Text("en", _text(english, _TITLE, random), _text(english, _SUMMARY, random))
    return Text(analysis_language(language), title, summary, body), also


def _text(words: tuple[Words, Words], size: tuple[int, int], random: Random) -> str:
    """Sentences of words in general and words of the theme."""
    count = random.randint(*size)
    on_theme = round(count * _ON_THEME)
    drawn = words[0].draw(random, count - on_theme) + words[1].draw(random, on_theme)
    random.shuffle(drawn)
    sentences = (
        " ".join(drawn[start : start + _SENTENCE]).capitalize()
        for start in range(0, count, _SENTENCE)
    )
    return ". ".join(sentences)


def _parts(number: int, theme: str, material: Material, random: Random) -> tuple[Part, ...]:
    """The slides of a presentation, or the pages of a report."""
    words = (material.general, material.themes[theme])
    unit, file_type = random.choice(_FILES)
    return tuple(
        Part(
            file_id=f"file-{number}",
            file_name=f"{theme}-{number}.{file_type}",
            file_type=file_type,
            unit=unit,
            number=place,
            language="en",
            text=_text(words, _PART, random),
        )
        for place in range(1, random.randint(*_PARTS) + 1)
    )


def _facets(kind: str, language: str, random: Random) -> dict[str, tuple[str, ...]]:
    """What neither theme nor place decides."""
    sdgs = sorted(random.sample(sorted(SDG_NAMES), random.randint(1, 3)))
    values = {
        "kind": (kind,),
        "language": (language,),
        "session": (random.choice(SESSIONS),) if kind == "brief" else (),
        "sdg": tuple(map(str, sdgs)),
        "status": (random.choice(Status.values),),
        "evidence": (random.choice(Evidence.values),) if random.random() < 0.8 else (),
        "has_cost": ("yes" if random.random() < 0.45 else "no",),
    }
    return {name: chosen for name, chosen in values.items() if chosen}
