"""How to cite a policy: as one sentence, BibTeX, RIS and CSL-JSON.

    page -> Citation -> text for the page, files for reference managers

Pure functions. Names are written whole ("literal"), because the portal does not know which part of
a person's name is the family name, and an office has none.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from cases.models import PolicyPage

_BIBTEX_SPECIAL: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True, slots=True)
class Citation:
    """What all formats say. ``version`` is the day on which this text was published."""

    key: str
    title: str
    authors: tuple[str, ...]
    publisher: str
    year: int
    version: date
    language: str
    url: str


def citation_of(page: PolicyPage, *, url: str, today: date) -> Citation:
    """The page as it is cited today; without named authors the office, else the city, stands first.

    ``url`` is the permanent address. A page that was never published counts as of today.
    """
    first, last = page.first_published_at, page.last_published_at
    owner = page.office.name if page.office else page.city.name_en
    return Citation(
        key=page.stable_id,
        title=page.title,
        authors=tuple(page.named_authors(today)) or (owner,),
        publisher=settings.WAGTAIL_SITE_NAME,
        year=timezone.localdate(first).year if first else today.year,
        version=timezone.localdate(last) if last else today,
        language=page.content_language,
        url=url,
    )


def as_text(citation: Citation) -> str:
    """One sentence for a list of references."""
    return (
        f"{', '.join(citation.authors)} ({citation.year}). {_sentence(citation.title)} "
        f"{citation.publisher}, {citation.version.isoformat()}. {citation.url}"
    )


def as_bibtex(citation: Citation) -> str:
    """An entry of a .bib file; braces keep capitals and names as they are."""
    authors = " and ".join(f"{{{_bibtex(name)}}}" for name in citation.authors)
    fields = {
        "author": authors,
        "title": f"{{{_bibtex(citation.title)}}}",
        "year": str(citation.year),
        "publisher": _bibtex(citation.publisher),
        "note": f"Version of {citation.version.isoformat()}",
        "language": citation.language,
        "url": citation.url,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{citation.key},\n{lines}\n}}\n"


def as_ris(citation: Citation) -> str:
    """An entry of a .ris file; the format ends lines with CR LF."""
    lines = [
        ("TY", "ELEC"),
        *(("AU", name) for name in citation.authors),
        ("TI", citation.title),
        ("PY", str(citation.year)),
        ("PB", citation.publisher),
        ("ET", citation.version.isoformat()),
        ("LA", citation.language),
        ("UR", citation.url),
        ("ID", citation.key),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in lines)


def as_csl_json(citation: Citation) -> str:
    """A list with one item, as citation processors read it."""
    version = citation.version
    item = {
        "id": citation.key,
        "type": "webpage",
        "title": citation.title,
        "author": [{"literal": name} for name in citation.authors],
        "issued": {"date-parts": [[citation.year]]},
        "publisher": citation.publisher,
        "version": version.isoformat(),
        "language": citation.language,
        "URL": citation.url,
    }
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _sentence(text: str) -> str:
    """With a full stop, unless it ends with a mark of its own."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _one_line(text: str) -> str:
    """A line break would begin another field."""
    return " ".join(text.split())


def _bibtex(text: str) -> str:
    return re.sub(r"\s+", " ", text).translate(_BIBTEX_SPECIAL)
