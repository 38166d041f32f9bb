"""Plain text <-> blocks of a section of the story.

A block is one paragraph of the text. When the text changes, blocks whose words stayed the same stay
as they are, with their links and bold words, and pictures stay where they were: what an editor made
is not lost by an author's correction elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import unescape
from typing import Any

from django.utils.html import escape, strip_tags

from briefs.answers.text import paragraphs_of

#: A block as StreamField stores it: type, value, id.
Stored = dict[str, Any]

_BREAKS = ("<br/>", "<br>", "</p>", "</li>")


@dataclass(slots=True)
class _Group:
    """A block with words, and the pictures that follow it."""

    words: str
    blocks: list[Stored] = field(default_factory=list)


def text_of(blocks: Sequence[Stored]) -> str:
    """The section as somebody would type it."""
    return "\n\n".join(words for block in blocks if (words := _words(block)))


def merged(blocks: Sequence[Stored], text: str) -> list[Stored]:
    """The blocks of the section after its text was changed."""
    groups = _grouped(blocks)
    old = [_joined(group.words) for group in groups]
    new = paragraphs_of(text)
    return list(_merge(groups, old, new))


def _merge(groups: list[_Group], old: list[str], new: list[str]) -> Iterator[Stored]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        kept = [block for group in groups[old_from:old_to] for block in group.blocks]
        if tag == "equal":
            yield from kept
        else:
            yield from (_paragraph(words) for words in new[new_from:new_to])
            yield from (block for block in kept if block["type"] == "figure")


def _grouped(blocks: Sequence[Stored]) -> list[_Group]:
    groups: list[_Group] = []
    for block in blocks:
        words = _words(block)
        if words or not groups:
            groups.append(_Group(words))
        groups[-1].blocks.append(block)
    return groups


def _words(block: Stored) -> str:
    if block["type"] == "figure":
        return ""
    value = str(block["value"])
    if block["type"] == "paragraph":
        for mark in _BREAKS:
            value = value.replace(mark, f"{mark}\n")
        value = unescape(strip_tags(value))
    return "\n".join(
        line for line in (" ".join(each.split()) for each in value.splitlines()) if line
    )


def _joined(words: str) -> str:
    return " ".join(words.split())


def _paragraph(words: str) -> Stored:
    return {"type": "paragraph", "value": f"<p>{escape(words)}</p>"}
