"""Background work of briefs. Thin: an id in, one action called."""

from __future__ import annotations

from django_tasks import task

from briefs.importing import batches


@task()
def check_import(import_id: int) -> None:
    """Look at the rows of an uploaded file."""
    batches.check_import(import_id)


@task()
def run_import(import_id: int) -> None:
    """Write the rows of a confirmed file."""
    batches.run_import(import_id)
