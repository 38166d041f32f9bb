"""A policy as somebody wants it to be, before it is a page.

The import reads rows into drafts, the demo content is turned into drafts; :mod:`.writing` makes
pages of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.html import escape

from briefs.models import BriefPage
from cases.models import CaseStudyPage, PolicyPage
from taxonomy.models import Theme

Kind = Literal["case", "brief"]

PAGE_MODELS: Mapping[Kind, type[PolicyPage]] = {"case": CaseStudyPage, "brief": BriefPage}


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a StreamField; ``value`` as it is stored in JSON."""

    type: str
    value: Any


@dataclass(frozen=True, slots=True)
class PolicyDraft:
    """What the fields of a policy page shall hold; a field that is not named stays as it is.

    ``fields`` holds plain fields and foreign keys (as records), ``streams`` the StreamFields.
    ``defaults`` are fields of a page that is new, ``fillings`` StreamFields that are written only
    where the page has nothing. ``other_themes`` is None when it shall stay as it is.
    """

    kind: Kind
    external_id: str
    slug: str
    fields: Mapping[str, Any]
    streams: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    other_themes: tuple[Theme, ...] | None = None
    defaults: Mapping[str, Any] = field(default_factory=dict)
    fillings: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)

    @property
    def model(self) -> type[PolicyPage]:
        """The kind of page that shows it."""
        return PAGE_MODELS[self.kind]


def paragraphs(text: str) -> tuple[Block, ...]:
    """Plain text as blocks; a blank line begins a new paragraph."""
    parts = (" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n"))
    return tuple(Block("paragraph", f"<p>{escape(part)}</p>") for part in parts if part)


def heading(text: str) -> Block:
    """A heading inside a section of the story."""
    return Block("heading", text)


def blocks(type_: str, values: Iterable[Any]) -> tuple[Block, ...]:
    """Blocks of one type, such as lessons."""
    return tuple(Block(type_, value) for value in values)
