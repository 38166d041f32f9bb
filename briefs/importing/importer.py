"""The import from file to report: read, check, write. All or nothing unless told otherwise."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from briefs.importing.drafting import drafts_of
from briefs.importing.files import read_file
from briefs.importing.rows import Problem, ValidRow, check_rows
from briefs.importing.writing import Written, write_policies


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the operator asked for."""

    format_name: str = ""
    publish: bool = False
    dry_run: bool = False
    skip_invalid: bool = False
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was found and what was done; nothing was done when ``written`` is None."""

    rows: int
    problems: tuple[Problem, ...]
    ignored_columns: tuple[str, ...]
    dry_run: bool
    written: Written | None

    @property
    def invalid_rows(self) -> int:
        """Rows with at least one problem."""
        return len({problem.line for problem in self.problems})

    def as_dict(self) -> dict[str, Any]:
        """For ``--json``."""
        return {**asdict(self), "invalid_rows": self.invalid_rows}


def import_policies(*, path: Path, options: ImportOptions) -> ImportReport:
    """Read, check and write a file; raises UnreadableFile when it cannot be read as a whole.

    With a problem in any row nothing is written, unless invalid rows are to be skipped.
    """
    rows = read_file(path, options.format_name)
    checked = check_rows(rows)
    refused = bool(checked.problems) and not options.skip_invalid
    return ImportReport(
        rows=len(rows),
        problems=checked.problems,
        ignored_columns=checked.ignored_columns,
        dry_run=options.dry_run,
        written=None if refused else _write(checked.valid, options),
    )


def _write(rows: tuple[ValidRow, ...], options: ImportOptions) -> Written:
    """A dry run does everything and takes it back, so that it finds what a real run would."""
    with transaction.atomic():
        written = write_policies(
            drafts=drafts_of(rows), publish=options.publish, overwrite=options.overwrite
        )
        if options.dry_run:
            transaction.set_rollback(True)
    return written
