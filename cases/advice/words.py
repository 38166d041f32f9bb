"""The words and pictures of a policy as its editor has them, saved or not."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from django.utils.html import strip_tags

if TYPE_CHECKING:
    from cases.models import PolicyPage

STORY: Final = ("problem", "what_was_done", "outcome", "what_went_wrong", "transfer_conditions")
#: A paragraph that ends without a full stop still ends.
_ENDS: Final = ("</p>", "</li>", "<br/>", "</h2>", "</h3>")


def texts_of(page: PolicyPage) -> dict[str, str]:
    """Field -> its text, one paragraph a line; headings, captions and empty fields left out."""
    texts = {"summary": str(page.summary)}
    texts |= {name: "\n".join(_paragraphs(page, name)) for name in STORY}
    texts["lessons"] = "\n".join(str(block.value) for block in page.lessons)
    return {field: text for field, text in texts.items() if text.strip()}


def pictures_of(page: PolicyPage) -> Iterator[tuple[str, Any]]:
    """(Field, picture) of all pictures, in the order of the form."""
    for name in STORY:
        for block in getattr(page, name):
            if block.block_type == "figure" and block.value.get("image"):
                yield name, block.value["image"]
    yield from (("images", block.value) for block in page.images if block.value)


def _paragraphs(page: PolicyPage, name: str) -> Iterator[str]:
    for block in getattr(page, name):
        if block.block_type == "paragraph":
            yield _plain(str(block.value.source))
        elif block.block_type == "quote":
            yield str(block.value)


def _plain(html: str) -> str:
    for end in _ENDS:
        html = html.replace(end, f"{end}\n")
    return unescape(strip_tags(html)).strip()
