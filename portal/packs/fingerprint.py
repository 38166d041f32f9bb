"""Whether a pack still says what the portal says: a digest of all that goes into it.

It is made of the rows themselves, not of signals: whatever hides a file, takes a name away or
changes a word, and by whichever door, the digest is another one and the old pack is not given out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby
from typing import Any, Final

from django.utils import timezone

from portal.packs.pictures import picture_ids
from portal.packs.subjects import Subject
from taxonomy.models.theme import LABEL_COLUMNS
from uploads.models import PortalImage

#: Raise it when the pages of a pack are written in another way.
EDITION: Final = 1
#: Fields that change while readers see the same.
_SILENT: Final = frozenset(
    {
        "draft_title",
        "editor_note",
        "expire_at",
        "expired",
        "go_live_at",
        "has_unpublished_changes",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
        "search_description",
    }
)
_OF_A_FILE: Final = (
    "page_id",
    "kind",
    "source_file__stable_id",
    "source_file__title",
    "source_file__original_name",
    "source_file__state",
    "source_file__state_since",
    "source_file__is_hidden",
    "source_file__pages_folder",
    "source_file__page_count",
    "source_file__language",
    "source_file__licence",
    "source_file__unit",
)


def fingerprint_of(subject: Subject, language: str) -> str:
    """64 hexadecimal digits. At most five queries, however many policies."""
    digest = sha256()
    for part in _parts(subject, language):
        digest.update(repr(part).encode())
    return digest.hexdigest()


def _parts(subject: Subject, language: str) -> Iterator[Any]:
    yield EDITION, language, subject.title, subject.introduction, subject.path, subject.total
    today = timezone.localdate()
    for page in subject.policies:
        yield [
            field.value_to_string(page)
            for field in page._meta.concrete_fields
            if field.name not in _SILENT
        ]
        yield page.named_authors(today), page.is_overdue
        yield page.city.name, page.city.country.name, page.main_theme.label, str(page.session)
        yield str(page.place), page.office and (page.office.name, page.office.name_local)
    for _model, pages in groupby(sorted(subject.policies, key=_model_of), key=_model_of):
        yield list(_relations(list(pages)))
    yield list(
        PortalImage.objects.filter(pk__in=picture_ids(subject.policies))
        .order_by("pk")
        .values_list("pk", "file", "file_hash", "alt_text", "credit", "licence")
    )


def _relations(pages: list[Any]) -> Iterable[Any]:
    """Files and further themes of pages of one type."""
    model = type(pages[0])
    files = model._meta.get_field("files").related_model.objects.filter(page__in=pages)
    yield list(files.order_by("page_id", "sort_order", "pk").values_list(*_OF_A_FILE))
    themes = model.objects.filter(pk__in=[page.pk for page in pages], other_themes__isnull=False)
    labels = [f"other_themes__{column}" for column in LABEL_COLUMNS.values()]
    yield list(themes.order_by("pk", "other_themes__order").values_list("pk", *labels))


def _model_of(page: Any) -> str:
    return str(page._meta.label)
