"""Where a person's name still stands in a brief, outside the list of its authors.

    consent withdrawn, account closed -> the list of authors is emptied (briefs.consent)
                                      -> what is found here is for an editor, who reads the places

Nothing is changed here: a name in a sentence can be somebody else's, and a slide is the author's
own. Only the places are kept and mailed, never the name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import CharField, Field, Q, TextField
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.fields import StreamField

from briefs.models import BriefFile, BriefPage, Submission, SubmissionFile
from uploads.models import FilePage

#: A shorter part of a name is too often a word, a syllable, or somebody else's name as well.
SHORTEST_PART: Final = 4
#: Cleared by itself, and no text.
_NOT_SEARCHED: Final = frozenset({"authors", "stable_id", "external_id"})


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the page, or with ``number`` a page of the file of that name."""

    name: Any
    number: int | None = None

    def __str__(self) -> str:
        if self.number is None:
            return str(capfirst(self.name))
        return _("%(file)s, page %(number)s") % {"file": self.name, "number": self.number}


def places_naming(
    name: str, submission: Submission, draft: BriefPage | None = None
) -> tuple[Place, ...]:
    """Fields of the newest and of the live version, then pages of files, speaker notes among them.

    ``draft``: the newest version of its page, for whoever has it already.
    The whole name, or a part of it with at least four letters that stands by itself; without a
    name, nowhere. One query for the pages of all files.
    """
    pattern = _pattern(name)
    if pattern is None:
        return ()
    page = submission.page
    versions = [page, draft or page.get_latest_revision_as_object()] if page else []
    return (*_in_fields(pattern, versions), *_in_files(pattern, name, submission))


def _pattern(name: str) -> re.Pattern[str] | None:
    parts = name.split()
    if not parts:
        return None
    whole = r"\s+".join(map(re.escape, parts))
    alone = [rf"(?<!\w){re.escape(part)}(?!\w)" for part in parts if len(part) >= SHORTEST_PART]
    return re.compile("|".join([whole, *alone]), re.IGNORECASE)


def _in_fields(pattern: re.Pattern[str], versions: list[BriefPage]) -> Iterator[Place]:
    for field in _fields_with_text():
        texts = [_text_of(version, field) for version in versions]
        if any(map(pattern.search, texts)):
            yield Place(field.verbose_name)


def _fields_with_text() -> Iterator[Field[Any, Any]]:
    yield BriefPage._meta.get_field("title")
    for field in BriefPage._meta.local_fields:
        is_text = isinstance(field, CharField | TextField | StreamField) and not field.choices
        if is_text and field.name not in _NOT_SEARCHED:
            yield field


def _text_of(page: BriefPage, field: Field[Any, Any]) -> str:
    value = getattr(page, field.name)
    if isinstance(field, StreamField):
        return strip_tags(json.dumps(list(value.raw_data), ensure_ascii=False))
    return str(value or "")


def _in_files(pattern: re.Pattern[str], name: str, submission: Submission) -> Iterator[Place]:
    may_name = Q()
    for part in name.split():
        may_name |= Q(title__icontains=part) | Q(text__icontains=part) | Q(notes__icontains=part)
    sent = SubmissionFile.objects.filter(submission=submission).values("source_file")
    live = BriefFile.objects.filter(page=submission.page_id).values("source_file")
    of_brief = FilePage.objects.filter(Q(file__in=sent) | Q(file__in=live))
    found = of_brief.filter(may_name).select_related("file").order_by("file", "number")
    for page in found:
        if pattern.search(f"{page.title}\n{page.text}\n{page.notes}"):
            yield Place(page.file.filename, page.number)
