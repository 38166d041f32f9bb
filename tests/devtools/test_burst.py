"""What is promised of a burst is judged and told; processes and visits are counted as they are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from devtools.burst.bars import MIB, WORKER_MIB, bars
from devtools.burst.measuring import Burst
from devtools.burst.people import FileSeen, are_final
from devtools.burst.processes import (
    ProcessorTime,
    Taken,
    children_of,
    family_of,
    resident,
    watched,
)
from devtools.burst.report import as_table, write_json
from devtools.burst.visiting import Visits, visit_while

LIMIT = 1500 * MIB
HELD = Burst(
    idle=Visits((10.0,) * 19 + (40.0,), failed=0, busy=0.1),
    meanwhile=Visits((15.0,) * 18 + (19.0, 90.0), failed=0, busy=0.9),
    worker=Taken(own_bytes=200 * MIB, family_bytes=700 * MIB, children=1),
    ends={"ready": 17, "refused": 3},
    files=20,
    arrived=4.2,
    seconds=61.0,
    limit_bytes=LIMIT,
)


def missed(burst: Burst) -> list[str]:
    return [bar.what for bar in bars(burst) if not bar.is_held]


def test_a_quiet_burst_keeps_every_promise() -> None:
    assert missed(HELD) == []
    assert [bar.figure for bar in bars(HELD)] == [1.9, 0, 0, 1, 200, 700]


@pytest.mark.parametrize(
    ("burst", "what"),
    [
        (
            replace(HELD, meanwhile=Visits((21.0,) * 20, 0, 0.9)),
            "p95 of the home page, burst / idle",
        ),
        (replace(HELD, meanwhile=replace(HELD.meanwhile, failed=1)), "visits without an answer"),
        (replace(HELD, ends={"ready": 19, "failed": 1}), "files neither ready nor refused"),
        (replace(HELD, ends={"ready": 19}), "files neither ready nor refused"),
        (replace(HELD, worker=Taken(MIB, 2 * MIB, children=2)), "fenced commands at once"),
        (
            replace(HELD, worker=Taken(301 * MIB, 700 * MIB, children=1)),
            "memory of the worker, MiB",
        ),
        (
            replace(HELD, worker=Taken(MIB, 1801 * MIB, children=1)),
            "memory with all it started, MiB",
        ),
    ],
)
def test_each_promise_is_missed_by_itself(burst: Burst, what: str) -> None:
    assert missed(burst) == [what]


def test_what_a_family_may_take_follows_from_the_limit_of_the_fence() -> None:
    assert bars(HELD)[-1].most == WORKER_MIB + 1500
    assert bars(replace(HELD, limit_bytes=100 * MIB))[-1].most == WORKER_MIB + 100


def test_the_table_tells_both_series_the_files_and_each_promise() -> None:
    burst = replace(HELD, worker=Taken(200 * MIB, 1900 * MIB, children=1))
    lines = [" ".join(line.split()) for line in as_table(burst).splitlines()]
    assert lines[:4] == [
        "home page visits p50 p95 p99 processors",
        "idle 20 10.0 10.0 40.0 10%",
        "burst 20 15.0 19.0 90.0 90%",
        "20 files: 17 ready, 3 refused; arrived after 4 s, all done after 61 s",
    ]
    assert lines[4] == "held p95 of the home page, burst / idle: 1.90 (at most 2)"
    assert lines[-1] == "MISSED memory with all it started, MiB: 1900.00 (at most 1800)"


def test_the_table_warns_when_the_machine_had_other_work() -> None:
    busy = replace(HELD, idle=replace(HELD.idle, busy=0.75))
    assert "The machine was busy with other work: 75% when idle." in as_table(busy)
    assert "busy" not in as_table(HELD)


def test_json_holds_figures_and_promises(tmp_path: Path) -> None:
    content = json.loads(write_json(HELD, "sqlite", tmp_path / "new").read_text("utf-8"))
    assert content["database"] == "sqlite"
    assert content["burst"]["p95"] == 19.0
    assert content["files"] == {"ready": 17, "refused": 3}
    assert {bar["held"] for bar in content["bars"]} == {True}


def test_series_before_and_after_are_one() -> None:
    before, after = Visits((1.0, 2.0), 0, 0.2), Visits((3.0,), 1, 0.4)
    both = before.and_then(after)
    assert (both.milliseconds, both.failed) == ((1.0, 2.0, 3.0), 1)
    assert both.busy == pytest.approx(0.3)


def test_a_list_of_files_is_final_when_all_are_there_and_none_goes_on() -> None:
    done, going = (FileSeen("", "", {"is_final": final}) for final in (True, False))
    assert are_final([done, done], 2)
    assert not are_final([done], 2)
    assert not are_final([done, going], 2)
    assert are_final([], 0)


# --- Real processes and a real server ---------------------------------------------------------


@pytest.fixture
def parent() -> Iterator[subprocess.Popen[str]]:
    """A process that has started another, which has 50 MiB, and says so."""
    holding = "x = b'1' * 50 * 2**20; print(1, flush=True); input()"
    starting = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {holding!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", starting],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.communicate("\n")


@pytest.mark.skipif(sys.platform != "linux", reason="there is no /proc")
def test_memory_is_that_of_a_process_and_of_all_below_it(parent: subprocess.Popen[str]) -> None:
    with watched(os.getpid()) as taken:
        (child,) = children_of(parent.pid)
        threading.Event().wait(0.3)
    assert parent.pid in children_of(os.getpid())
    assert list(family_of([parent.pid])) == [parent.pid, child]
    assert resident(child) > 50 * MIB > resident(parent.pid)
    assert taken.children >= 1
    assert taken.family_bytes >= taken.own_bytes + 50 * MIB


@pytest.mark.skipif(sys.platform != "linux", reason="there is no /proc")
def test_a_process_that_is_gone_takes_nothing() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert (resident(gone.pid), children_of(gone.pid)) == (0, [])


def test_processors_are_busy_for_a_share_of_the_time() -> None:
    before = ProcessorTime(busy=100, total=400)
    assert ProcessorTime(busy=130, total=500).busy_since(before) == 0.3
    assert before.busy_since(before) == 0.0


class Moody(BaseHTTPRequestHandler):
    """Every second answer is an error."""

    answered = 0

    def do_GET(self) -> None:
        type(self).answered += 1
        self.send_response(500 if self.answered % 2 == 0 else 200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_args: object) -> None:
        """Nothing is logged."""


def test_a_visit_that_is_not_answered_by_200_has_failed() -> None:
    with HTTPServer(("127.0.0.1", 0), Moody) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        visits = visit_while(lambda number: number < 4, server.server_port)
        server.shutdown()
        thread.join()
    assert (len(visits.milliseconds), visits.failed) == (4, 2)
    assert min(visits.milliseconds) > 0


def test_nobody_at_home_is_a_failed_visit() -> None:
    with HTTPServer(("127.0.0.1", 0), Moody) as server:
        port = server.server_port
    assert visit_while(lambda number: number < 1, port).failed == 1
