"""Saving a part while it is written: whatever is there is kept, valid or not.

Two windows do not overwrite each other in silence: a part that was changed since it was shown is
not saved over; both values are handed back, and the person chooses.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from briefs.answers import kept
from briefs.answers.parts import Part
from briefs.answers.raw import Raw, is_blank, same
from briefs.choices import BriefState
from briefs.models import Submission
from briefs.roles import roles_of
from briefs.rules import may_edit

log = structlog.get_logger(__name__)


class NotEditable(Exception):
    """The brief is with the reviewers, or this person may not write it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a window knows: the ``mark`` of the part as it was shown, and the window's own name."""

    mark: str
    window: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """``mark``: that of the part as it is now."""

    mark: str
    at: datetime
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer with two values, each as it would be typed."""

    name: str
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Conflict:
    """Nothing was saved: the part changed ``at`` this time, in another window or by reviewers."""

    mark: str
    at: datetime | None
    differences: tuple[Difference, ...]


@transaction.atomic
def save_answers(
    *,
    submission: Submission,
    part: Part,
    data: Mapping[str, Any],
    shown: Shown,
    actor: User,
    confirmed: Collection[str] = (),
) -> Saved | Conflict:
    """Keep what was typed in one part; raises NotEditable.

    ``data``: answers as ``briefs.answers.raw`` makes them; those not named stay as they are.
    ``confirmed``: guesses the person says are right.
    """
    row = lock_for_writing(submission, actor)
    before = kept.page_answers(row)
    now = {**before, **kept.touched(row)}
    if conflict := _conflict(row, part, data, now, shown):
        return conflict
    answers, base = _written(row, before, data, confirmed)
    is_changed = answers != kept.touched(row)
    saved = timezone.now()
    mark = {"at": saved.isoformat(), "window": shown.window}
    saved_parts = {**kept.notes(row).get("saved", {}), part.name: mark}
    kept.keep(row, answers, base=base, saved=saved_parts)
    row.saves, row.saved_at = row.saves + 1, saved
    row.save(update_fields=["answers", "guessed", "saves", "saved_at"])
    if is_changed:
        log.info("brief_saved", submission=str(row.stable_id), part=part.name, by=actor.pk)
    submission.refresh_from_db()
    return Saved(kept.digest(part, {**before, **answers}), saved, is_changed)


def lock_for_writing(submission: Submission, actor: User) -> Submission:
    """The row, held until the end of the transaction; raises NotEditable."""
    row = Submission.objects.select_for_update().get(pk=submission.pk)
    if not may_edit(BriefState(row.state), roles_of(actor, row)):
        raise NotEditable
    return row


def _conflict(
    row: Submission, part: Part, data: Mapping[str, Any], now: Raw, shown: Shown
) -> Conflict | None:
    mark = kept.digest(part, now)
    last = kept.notes(row).get("saved", {}).get(part.name, {})
    differences = tuple(
        Difference(name, mine, now.get(name))
        for name, mine in data.items()
        if not same(mine, now.get(name)) and name not in row.guessed
    )
    is_own = bool(shown.window) and last.get("window") == shown.window
    if mark == shown.mark or is_own or not differences:
        return None
    at = datetime.fromisoformat(last["at"]) if last else row.saved_at
    return Conflict(mark, at, differences)


def _written(
    row: Submission, before: Raw, data: Mapping[str, Any], confirmed: Collection[str]
) -> tuple[Raw, Raw]:
    """Touched answers, and what each was before it was touched. Confirms guesses on the way."""
    answers, base = kept.touched(row), dict(kept.notes(row).get("base", {}))
    for name, value in data.items():
        if name in row.guessed:
            if same(value, row.guessed[name]) and name not in confirmed:
                continue
            del row.guessed[name]
        if same(value, before.get(name)):
            answers.pop(name, None)
            base.pop(name, None)
        else:
            answers[name] = value
            base.setdefault(name, before.get(name))
    return answers, base


def merged_choice(choice: str, difference: Difference) -> Any:
    """The value after somebody chose: ``mine``, ``theirs`` or, of texts and lists, ``both``."""
    mine, theirs = difference.mine, difference.theirs
    if choice == "theirs":
        return theirs if theirs is not None else ""
    if choice == "both" and may_have_both(difference):
        if isinstance(mine, str):
            return f"{theirs}\n\n{mine}"
        return [*theirs, *(each for each in mine if each not in theirs)]
    return mine


def may_have_both(difference: Difference) -> bool:
    """Whether the two values can stand one after the other: texts and lists, neither empty."""
    mine, theirs = difference.mine, difference.theirs
    if is_blank(mine) or is_blank(theirs):
        return False
    return type(mine) is type(theirs) and isinstance(mine, str | list)
