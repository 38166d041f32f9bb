"""An import in the admin, step by step: upload -> check -> confirm -> write in pieces -> undo.

Nothing is written before somebody has seen what was found. Each piece is a transaction of its own,
so that the page can tell how far it is and a lost worker loses one piece; a second start goes on
where the first one ended, and a row that is written twice is written once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from accounts.models import User
from briefs.choices import ImportState
from briefs.importing.drafting import drafts_of
from briefs.importing.drafts import PAGE_MODELS
from briefs.importing.files import UnreadableFile, read_file
from briefs.importing.rows import CheckedRows, ValidRow, check_rows
from briefs.importing.writing import write_policies
from briefs.models import PolicyImport

#: Rows written in one transaction: a second or two.
PIECE: Final = 100
#: Rows shown as they would be.
PREVIEWED: Final = 20
#: Problems kept; whoever has more has one mistake a thousand times.
MOST_PROBLEMS: Final = 1000
#: A file nobody confirmed is thrown away after this, when the next one comes.
FORGOTTEN_AFTER: Final = timedelta(days=7)
#: A running import that has not moved for so long has lost its worker.
STUCK_AFTER: Final = timedelta(minutes=5)
#: Themes, cities, sessions and policies may have changed between the check and the writing.
_OTHER_ROWS: Final = _(
    "Other rows are valid now than when the file was checked. Upload it again to see which."
)
#: Nothing is written yet.
UNCONFIRMED: Final = (ImportState.CHECKING, ImportState.CHECKED, ImportState.UNREADABLE)


class WrongMoment(Exception):
    """The import is in a state in which this cannot be done."""


def receive_import(*, name: str, content: bytes, user: User) -> PolicyImport:
    """Keep a file to be checked. What was left unconfirmed a week ago goes."""
    old = PolicyImport.objects.filter(uploaded_at__lt=timezone.now() - FORGOTTEN_AFTER)
    old.filter(state__in=UNCONFIRMED).delete()
    return PolicyImport.objects.create(name=Path(name).name, content=content, uploaded_by=user)


def check_import(import_id: int) -> None:
    """Look at every row and note what would happen; writes nothing but the report."""
    found = PolicyImport.objects.filter(pk=import_id, state=ImportState.CHECKING).first()
    if found is None:
        return
    try:
        checked, total = _read(found)
    except UnreadableFile as error:
        found.state, found.reason, found.content = ImportState.UNREADABLE, str(error), None
        found.save()
        return
    known = _known_ids([row.values["external_id"] for row in checked.valid])
    found.rows, found.valid = total, len(checked.valid)
    found.known = sum(row.values["external_id"] in known for row in checked.valid)
    found.problems = [list(asdict(problem).values()) for problem in checked.problems]
    found.problems = found.problems[:MOST_PROBLEMS]
    found.ignored_columns = list(checked.ignored_columns)
    found.preview = [_previewed(row, known) for row in checked.valid[:PREVIEWED]]
    found.state = ImportState.CHECKED
    found.save()


@transaction.atomic
def confirm_import(*, policy_import: PolicyImport) -> None:
    """From now on it may be written. Raises WrongMoment, also for a file without a valid row."""
    current = _locked(policy_import)
    goes_on = current.state == ImportState.RUNNING and is_stuck(current)
    if not goes_on and (current.state != ImportState.CHECKED or not current.valid):
        raise WrongMoment
    current.state, current.reason = ImportState.RUNNING, ""
    current.save()


def run_import(import_id: int) -> None:
    """Write the valid rows as drafts, from where an earlier start ended."""
    running = PolicyImport.objects.filter(pk=import_id, state=ImportState.RUNNING).first()
    if running is None:
        return
    try:
        checked, _total = _read(running)
        if len(checked.valid) != running.valid:
            raise ValidationError(_OTHER_ROWS)
        for start in range(running.done, len(checked.valid), PIECE):
            if not _write_piece(import_id, start, checked.valid[start : start + PIECE]):
                return
    except (UnreadableFile, ValidationError) as error:
        _stop(import_id, " ".join(getattr(error, "messages", [str(error)])))
        return
    ended = PolicyImport.objects.filter(pk=import_id, state=ImportState.RUNNING)
    ended.update(state=ImportState.DONE, content=None, moved_at=timezone.now())


@transaction.atomic
def undo_import(*, policy_import: PolicyImport, user: User) -> int:
    """Delete the drafts it made that nobody has touched since; how many. Raises WrongMoment."""
    current = _locked(policy_import)
    if current.state not in (ImportState.DONE, ImportState.STOPPED):
        raise WrongMoment
    deleted = 0
    for page in _untouched(current):
        page.delete(user=user)
        deleted += 1
    current.state, current.content = ImportState.UNDONE, None
    current.outcome = {**current.outcome, "deleted": deleted}
    current.save()
    return deleted


@transaction.atomic
def discard_import(*, policy_import: PolicyImport) -> None:
    """Forget a file that was not imported. Raises WrongMoment, also while it is being checked."""
    current = _locked(policy_import)
    being_checked = current.state == ImportState.CHECKING and not is_stuck(current)
    if current.state not in UNCONFIRMED or being_checked:
        raise WrongMoment
    current.delete()


def is_stuck(policy_import: PolicyImport) -> bool:
    """Whether its worker was lost."""
    waiting = policy_import.state in (ImportState.RUNNING, ImportState.CHECKING)
    return waiting and policy_import.moved_at < timezone.now() - STUCK_AFTER


def _read(policy_import: PolicyImport) -> tuple[CheckedRows, int]:
    """Rows as the command line reads them; raises UnreadableFile."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"rows{Path(policy_import.name).suffix.lower()}"
        path.write_bytes(bytes(policy_import.content or b""))
        rows = read_file(path)
    return check_rows(rows), len(rows)


def _stop(import_id: int, reason: str) -> None:
    """It cannot go on with this file; what is written stays and can be undone."""
    stopped = {"state": ImportState.STOPPED, "reason": reason, "content": None}
    PolicyImport.objects.filter(pk=import_id).update(**stopped, moved_at=timezone.now())


def _write_piece(import_id: int, start: int, rows: Sequence[ValidRow]) -> bool:
    """False when another worker has written it, or somebody stopped the import."""
    with transaction.atomic():
        current = PolicyImport.objects.select_for_update().get(pk=import_id)
        if current.state != ImportState.RUNNING or current.done != start:
            return False
        identifiers = [row.values["external_id"] for row in rows]
        before = _known_ids(identifiers)
        # Signed by nobody, as imports are: a later file may then change what no person has.
        written = write_policies(drafts=drafts_of(rows), publish=False)
        made = [
            pk for identifier, pk in _known_ids(identifiers).items() if identifier not in before
        ]
        current.created = [*current.created, *sorted(made)]
        current.outcome = dict(Counter(current.outcome) + Counter(asdict(written)))
        current.done = start + len(rows)
        current.save()
    return True


def _known_ids(identifiers: Sequence[str]) -> dict[str, int]:
    """External identifier -> page, for those that have one."""
    return {
        external_id: pk
        for model in PAGE_MODELS.values()
        for start in range(0, len(identifiers), 500)
        for external_id, pk in model.objects.filter(
            external_id__in=identifiers[start : start + 500]
        ).values_list("external_id", "pk")
    }


def _previewed(row: ValidRow, known: dict[str, int]) -> dict[str, Any]:
    values = row.values
    return {
        "line": row.line,
        "kind": values["kind"],
        "title": values["title"],
        "city": row.city.name_en,
        "year": values["year"],
        "theme": row.themes[0].label_en,
        "page": known.get(values["external_id"]),
    }


def _untouched(policy_import: PolicyImport) -> list[Page]:
    """Pages as the import left them: drafts with one version, signed by nobody, in no review."""
    pages = [
        page
        for model in PAGE_MODELS.values()
        for page in model.objects.filter(pk__in=policy_import.created, live=False)
    ]
    return [
        page
        for page in pages
        if page.first_published_at is None
        and page.revisions.count() == 1
        and page.latest_revision.user_id is None
        and not page.locked
        and not page.workflow_in_progress
    ]


def _locked(policy_import: PolicyImport) -> PolicyImport:
    return PolicyImport.objects.select_for_update().get(pk=policy_import.pk)
