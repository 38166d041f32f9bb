"""The virus scanner: clamd over its socket, INSTREAM. No scanner configured: nothing is scanned.

A configured scanner that does not answer is not a clean file: the caller holds it until it does.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from django.conf import settings

CHUNK_BYTES: Final = 64 * 1024
#: Seconds until the scanner takes a connection, and between two signs of life while it scans.
CONNECT_SECONDS: Final = 5.0
ANSWER_SECONDS: Final = 120.0
ANSWER_BYTES: Final = 4096


class ScanVerdict(StrEnum):
    """What the scanner says. ``OFF``: there is none."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNSCANNED = "unscanned"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class ScanResult:
    """``detail``: name of the signature, or why the scanner gave no answer; for staff."""

    verdict: ScanVerdict
    detail: str = ""


def scan(path: Path) -> ScanResult:
    """Have a file scanned; never raises for a scanner that is away, slow or at its limits."""
    if not settings.UPLOAD_SCANNER:
        return ScanResult(ScanVerdict.OFF)
    with path.open("rb") as file:
        try:
            with _connection() as scanner:
                answer = _ask(scanner, iter(lambda: file.read(CHUNK_BYTES), b""))
        except (OSError, ValueError) as error:
            return ScanResult(ScanVerdict.UNSCANNED, f"{type(error).__name__}: {error}")
    return _judged(answer)


def scanner_answers() -> bool:
    """Whether files can be scanned now; also when no scanner is configured."""
    if not settings.UPLOAD_SCANNER:
        return True
    try:
        with _connection() as scanner:
            scanner.sendall(b"zPING\0")
            return _answer(scanner) == "PONG"
    except (OSError, ValueError):
        return False


def _ask(scanner: socket.socket, chunks: Iterator[bytes]) -> str:
    """Send the file piece by piece, each with its length in front, and read the verdict."""
    scanner.sendall(b"zINSTREAM\0")
    try:
        for chunk in chunks:
            scanner.sendall(struct.pack("!L", len(chunk)) + chunk)
        scanner.sendall(struct.pack("!L", 0))
    except (BrokenPipeError, ConnectionResetError):
        # At its size limit clamd says so and hangs up, while we are still sending.
        return _answer(scanner) or "cut off ERROR"
    return _answer(scanner)


def _answer(scanner: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < ANSWER_BYTES:
        if not (piece := scanner.recv(ANSWER_BYTES)):
            break
        answer += piece
    return answer.rstrip(b"\0\n").decode(errors="replace")


def _judged(answer: str) -> ScanResult:
    said = answer.removeprefix("stream: ")
    if said == "OK":
        return ScanResult(ScanVerdict.CLEAN)
    if said.endswith(" FOUND"):
        return ScanResult(ScanVerdict.INFECTED, said.removesuffix(" FOUND"))
    return ScanResult(ScanVerdict.UNSCANNED, said or "no answer")


@contextmanager
def _connection() -> Iterator[socket.socket]:
    """A connection to ``unix:/path`` or ``host:port``; ValueError for another address."""
    place: str = settings.UPLOAD_SCANNER
    if place.startswith("unix:"):
        scanner = socket.socket(socket.AF_UNIX)
    else:
        host, _, port = place.rpartition(":")
        address = (host.strip("[]"), int(port))
        scanner = socket.create_connection(address, timeout=CONNECT_SECONDS)
    with scanner:
        if place.startswith("unix:"):
            scanner.settimeout(CONNECT_SECONDS)
            scanner.connect(place.removeprefix("unix:"))
        scanner.settimeout(ANSWER_SECONDS)
        yield scanner
