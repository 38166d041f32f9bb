"""Whatever the bytes are, there is a verdict, in bounded time and memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files import bad_archives
from tests.files.bad_archives import MIB
from tests.files.bad_pdfs import pdf_with, stream, with_pages
from tests.files.good import SlideSpec, docx_bytes, image_bytes, pdf_bytes, pptx_bytes
from tests.files.ole import CONTROL, compound, packaged, ppt_bytes, record
from tests.files.pictures import png_of
from uploads.inspection import Reason, Verdict, inspect, look

GOOD = {
    "a.pdf": pdf_bytes(["Night buses", "서울"]),
    "b.pdf": pdf_with(stream(b"0 0 m 9 9 l S"), page=b"/Contents 4 0 R"),
    "a.pptx": pptx_bytes(["Night buses", SlideSpec(chart=[("2013", 1.0)])]),
    "a.docx": docx_bytes(["Night buses"]),
    "a.ppt": ppt_bytes(
        record(CONTROL, record(1, b"x"), is_container=True),
        record(0x1011, compound({"\x01Ole10Native": packaged("a.txt", b"x")})),
    ),
    "a.png": image_bytes("PNG"),
    "a.jpg": image_bytes("JPEG"),
    "a.webp": image_bytes("WEBP"),
}
#: First bytes that send noise into each of the parsers.
STARTS = [b"", b"%PDF-1.7\n", b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xd8\xff"]


def answers(path: Path, data: bytes, name: str) -> list[Verdict]:
    path.write_bytes(data)
    return [look(path, name), inspect(path, name)]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("inspection") / "f"


@settings(max_examples=150, deadline=None)
@given(start=st.sampled_from(STARTS), noise=st.binary(max_size=3000), name=st.sampled_from([*GOOD]))
def test_noise_gets_a_verdict(path: Path, start: bytes, noise: bytes, name: str) -> None:
    for verdict in answers(path, start + noise, name):
        assert isinstance(verdict, Verdict)
        assert verdict.reason != Reason.CRASHED, verdict.detail


@settings(max_examples=200, deadline=None)
@given(name=st.sampled_from([*GOOD]), data=st.data())
def test_spoilt_files_get_a_verdict(path: Path, name: str, data: st.DataObject) -> None:
    spoilt = bytearray(GOOD[name])
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(spoilt) - 1))
        spoilt[at : at + 1] = data.draw(st.sampled_from([b"", b"\0", b"\xff", b"\xff\xff\xff\x7f"]))

    for verdict in answers(path, bytes(spoilt), name):
        assert Verdict.from_json(verdict.to_json()) == verdict
        assert verdict.reason != Reason.CRASHED, verdict.detail


@pytest.mark.parametrize("name", GOOD)
def test_the_look_is_quick(path: Path, name: str) -> None:
    path.write_bytes(GOOD[name])
    look(path, name)
    start = time.perf_counter()

    look(path, name)

    assert time.perf_counter() - start < 0.05


INSPECT_IN_A_CHILD = """
import resource, sys
from uploads.inspection import inspect
resource.setrlimit(resource.RLIMIT_AS, (1500 << 20,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (30,) * 2)
print(inspect(sys.argv[1], sys.argv[2]).to_json())
# The peak that getrusage knows begins with that of the parent.
status = open("/proc/self/status").read().split()
print(int(status[status.index("VmHWM:") + 1]) // 1024)
"""

Make = Callable[[], bytes]


@pytest.mark.parametrize(
    ("make", "name", "reason", "memory"),
    [
        (partial(bad_archives.large, 100 * MIB), "a.docx", Reason.ARCHIVE_BOMB, 200),
        (partial(bad_archives.lying, 100 * MIB, 5000), "a.docx", Reason.ARCHIVE_BOMB, 200),
        (partial(stream, bytes(200 * MIB)), "a.pdf", Reason.RENDER_LIMIT, 600),
        (partial(with_pages, 100_000), "a.pdf", Reason.PAGE_LIMIT, 600),
        (partial(png_of, 60_000, 60_000), "a.png", Reason.PIXEL_LIMIT, 200),
    ],
    ids=["bomb", "liar", "flate", "pages", "pixels"],
)
def test_bombs_stay_within_the_memory_of_the_fence(
    tmp_path: Path, make: Make, name: str, reason: Reason, memory: int
) -> None:
    data = make()
    path = tmp_path / "f"
    path.write_bytes(
        pdf_with(data, page=b"/Contents 4 0 R") if b"endstream" in data[-20:] else data
    )

    result = subprocess.run(
        [sys.executable, "-c", INSPECT_IN_A_CHILD, str(path), name],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )

    verdict, used = result.stdout.splitlines()
    assert Verdict.from_json(verdict).reason == reason
    assert int(used) < memory
