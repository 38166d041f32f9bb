"""The child process: ``python -m uploads.extraction.child <folder of the job>``, inside the fence.

Inspects and reads one file. Whatever happens is told line by line, so that a crash loses only what
comes after it. Its memory is its own: the parent never opens an uploaded file with a parser.
"""

from __future__ import annotations

import os
import resource
import sys
import traceback
from dataclasses import asdict
from pathlib import Path

from uploads import inspection
from uploads.extraction.endings import OUT_OF_MEMORY
from uploads.extraction.images import is_image, read_image
from uploads.extraction.jobs import Job, ResultWriter
from uploads.extraction.office_notes import slides
from uploads.extraction.reading import PdfReader, Unreadable
from uploads.inspection.verdict import Outcome


def main(folder: Path) -> None:
    """Do the job; exits with OUT_OF_MEMORY when there was not enough."""
    job = Job.read(folder)
    limit_memory(job.address_space)
    with ResultWriter(folder) as writer:
        try:
            if not job.inspect or passes(job, folder, writer):
                read(job, folder, writer)
            writer.say("done", True)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except Unreadable as error:
            writer.say("error", str(error))


def passes(job: Job, folder: Path, writer: ResultWriter) -> bool:
    """Inspect; whether the file may be read."""
    verdict = inspection.inspect(folder / job.file, job.name)
    writer.say("verdict", verdict.to_json())
    return verdict.outcome is not Outcome.REFUSE


def read(job: Job, folder: Path, writer: ResultWriter) -> None:
    """Read what the job asks for."""
    path = folder / job.file
    if job.slides:
        for slide in slides(path):
            writer.say("slide", asdict(slide))
    if not job.count:
        return
    if is_image(path):
        writer.say("total", 1)
        writer.say("page", asdict(read_image(path, folder)))
        return
    reader = PdfReader(path)
    writer.say("total", reader.total)
    if reader.total > job.most_pages:
        return
    for page in reader.pages(job, folder):
        writer.say("page", asdict(page))


def limit_memory(bytes_allowed: int) -> None:
    """Where nobody else has set a limit: without a fence, and without prlimit."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if bytes_allowed and hard == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_AS, (bytes_allowed, bytes_allowed))


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except Exception:  # noqa: BLE001 - the last words of this process, for the log of staff
        traceback.print_exc()
        sys.exit(1)
