"""The child's runs over one file: inspection, then the pages in portions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from uploads.extraction.jobs import Job, ReadPage, Results, Slide
from uploads.extraction.steps import Refused, Steps
from uploads.inspection.verdict import Reason, Verdict


@dataclass(frozen=True, slots=True)
class Inspected:
    """What the first run gives; ``slides`` only for a PPTX."""

    verdict: Verdict
    slides: tuple[Slide, ...] = ()


def inspect(file: str, name: str, *, slides: bool, folder: Path, steps: Steps) -> Inspected:
    """Inspect ``file``, which lies in ``folder`` and is called ``name``. Raises Refused."""
    job = replace(_job(steps, file), name=name, inspect=True, slides=slides)
    results = steps.child(job, folder=folder)
    if results.verdict is None:
        raise Refused(Reason.CRASHED, "The child gave no verdict.")
    return Inspected(results.verdict, tuple(results.slides))


def read_all(file: str, *, folder: Path, steps: Steps) -> list[ReadPage]:
    """All pages of a PDF or a picture that lies in ``folder``.

    Raises Refused, also when there is not one page that can be shown.
    """
    pages: list[ReadPage] = []
    total = 1
    while len(pages) < total:
        job = replace(_job(steps, file), first=len(pages), count=steps.settings.pages_per_run)
        results = steps.child(job, folder=folder)
        total = _checked_total(results, steps.settings.most_pages)
        pages += _checked_pages(results, job.first, min(job.count, total - job.first))
    if all(page.damaged and not page.width for page in pages):
        raise Refused(Reason.CORRUPT, "None of the pages can be read.")
    return pages


def _job(steps: Steps, file: str) -> Job:
    settings = steps.settings
    return Job(
        file,
        most_pages=settings.most_pages,
        page_seconds=settings.page_seconds,
        run_seconds=settings.run_seconds,
        address_space=settings.limits.address_space,
    )


def _checked_total(results: Results, most_pages: int) -> int:
    if not results.total or results.total < 0:
        raise Refused(Reason.CORRUPT, "The file has no pages.")
    if results.total > most_pages:
        raise Refused(Reason.PAGE_LIMIT, f"{results.total} pages")
    return results.total


def _checked_pages(results: Results, first: int, count: int) -> list[ReadPage]:
    """The next pages, ``count`` at most; fewer when the child's time was used up."""
    numbers = [page.number for page in results.pages]
    if not 0 < len(numbers) <= count or numbers != list(range(first + 1, first + len(numbers) + 1)):
        raise Refused(Reason.CRASHED, "The child left pages out.")
    return results.pages
