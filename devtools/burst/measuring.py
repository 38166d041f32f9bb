"""The burst itself: the home page alone, then with 20 presentations arriving, then alone again."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from devtools.burst.decks import decks
from devtools.burst.people import FileSeen, Participant, Upload, are_final, enrol
from devtools.burst.processes import Taken, watched
from devtools.burst.visiting import Visits, visit_while
from devtools.whole_portal import Portal
from portal.settings.uploads import UPLOAD_RUN_LIMITS

PEOPLE: Final = 10
FILES_EACH: Final = 2
#: Visits to the idle site before the burst, and as many after it.
IDLE_VISITS: Final = 150
WARM_UP: Final = 20
#: Every file has to be done by then.
MOST_SECONDS: Final = 900.0
#: A page that waits asks so often; the script of the site begins with 2 s and slows down.
POLL_SECONDS: Final = 3.0

Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Burst:
    """What was measured. ``ends``: number of files in each state when all was done or time was up.

    ``seconds`` from the first upload to the last file's end; ``arrived``: to the last answer of the
    form. ``limit_bytes``: what one process in the fence may have.
    """

    idle: Visits
    meanwhile: Visits
    worker: Taken
    ends: Mapping[str, int]
    files: int
    arrived: float
    seconds: float
    limit_bytes: int


def measure(portal: Portal, say: Say) -> Burst:
    """Start server and worker of a portal with content, and measure it."""
    say("-> participants and their presentations")
    people = enrol(portal, PEOPLE)
    brought = decks(PEOPLE * FILES_EACH)
    portal.start_server()
    worker = portal.start_worker()
    for person in people:
        person.sign_in()
    visit_while(lambda visits: visits < WARM_UP, portal.port)
    say("-> the home page of the idle site")
    before = _idle(portal)
    say("-> the burst")
    with watched(worker.process.pid) as taken, ThreadPoolExecutor(len(people)) as pool:
        started = time.monotonic()
        until = started + MOST_SECONDS
        shares = [brought[at::PEOPLE] for at in range(PEOPLE)]
        futures = [
            pool.submit(bring_and_wait, *each, until) for each in zip(people, shares, strict=True)
        ]
        meanwhile = visit_while(
            lambda _visits: not all(future.done() for future in futures), portal.port
        )
        results = [future.result() for future in futures]
    say("-> the home page of the idle site, again")
    after = _idle(portal)
    return Burst(
        idle=before.and_then(after),
        meanwhile=meanwhile,
        worker=taken,
        ends=Counter(end for result in results for end in _ends(result)),
        files=len(brought),
        arrived=max(result.arrived for result in results) - started,
        seconds=max(result.ended for result in results) - started,
        limit_bytes=UPLOAD_RUN_LIMITS["address_space"],
    )


@dataclass(frozen=True, slots=True)
class Brought:
    """What one participant was told: ``refused`` at once, by name of the file; and of ``files``.

    ``arrived``, ``ended``: moments of the monotonic clock.
    """

    refused: Mapping[str, Sequence[str]]
    files: Sequence[FileSeen]
    arrived: float
    ended: float


def bring_and_wait(person: Participant, uploads: Sequence[Upload], until: float) -> Brought:
    """Upload one after the other, then look at the list until nothing more happens."""
    answers = {upload.name: person.bring(upload) for upload in uploads}
    refused = {name: refusals for name, refusals in answers.items() if refusals}
    arrived = time.monotonic()
    files = person.files()
    while not are_final(files, len(uploads) - len(refused)) and time.monotonic() < until:
        time.sleep(POLL_SECONDS)
        files = person.files()
    return Brought(refused, files, arrived, time.monotonic())


def _ends(brought: Brought) -> Iterator[str]:
    """The states of all files of a participant."""
    yield from ("refused" for _ in brought.refused)
    yield from (file.status["state"] for file in brought.files)


def _idle(portal: Portal) -> Visits:
    return visit_while(lambda visits: visits < IDLE_VISITS, portal.port)
