"""A draft put onto a page: only what differs is touched, and the names of it are returned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from wagtail.blocks import StreamValue

from briefs.importing.drafts import Block, PolicyDraft
from cases.models import PolicyPage


def apply(draft: PolicyDraft, page: PolicyPage) -> list[str]:
    """Set the fields that differ; blocks that stay the same keep their identifiers."""
    changed = [name for name, value in draft.fields.items() if _set_field(page, name, value)]
    changed += [name for name, value in draft.streams.items() if _set_stream(page, name, value)]
    changed += [
        name
        for name, value in draft.fillings.items()
        if not getattr(page, name) and _set_stream(page, name, value)
    ]
    if draft.other_themes is not None and _set_themes(page, draft):
        changed.append("other_themes")
    return changed


def _set_field(page: PolicyPage, name: str, value: Any) -> bool:
    field = page._meta.get_field(name)
    attribute = getattr(field, "attname", name)
    wanted = value.pk if isinstance(value, Model) else value
    if getattr(page, attribute) == wanted:
        return False
    setattr(page, name, value)
    return True


def _set_stream(page: PolicyPage, name: str, wanted: Sequence[Block]) -> bool:
    block = getattr(type(page), name).field.stream_block
    raw = [{"type": each.type, "value": each.value} for each in wanted]
    value = block.to_python(raw)
    if _without_ids(value) == _without_ids(getattr(page, name)):
        return False
    setattr(page, name, value)
    return True


def _without_ids(value: StreamValue) -> list[tuple[str, Any]]:
    return [(block["type"], block["value"]) for block in value.get_prep_value()]


def _set_themes(page: PolicyPage, draft: PolicyDraft) -> bool:
    wanted = draft.other_themes or ()
    present = {theme.pk for theme in page.other_themes.all()} if page.pk else set()
    if present == {theme.pk for theme in wanted}:
        return False
    page.other_themes = list(wanted)
    return True
