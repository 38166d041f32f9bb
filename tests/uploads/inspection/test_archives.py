"""Archives that unpack to too much, to the wrong place or not at all are refused."""

from __future__ import annotations

import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.files import bad_archives
from tests.files.bad_archives import MIB, with_member
from tests.files.good import docx_bytes
from tests.uploads.inspection.conftest import Ask, short
from uploads.inspection import Limits, Outcome, Reason, inspect, look

NAME = "brief.docx"
GOOD = docx_bytes(["Night buses"])


@pytest.mark.parametrize(
    "make",
    [
        partial(bad_archives.many_members, 60_000),
        partial(bad_archives.many_members, 2001),
        partial(bad_archives.large, 2 * MIB),
        partial(bad_archives.large, 301 * MIB, members=500),
        partial(bad_archives.overlapping, 50),
    ],
    ids=["60,000 members", "2,001 members", "ratio", "many small", "overlapping"],
)
def test_a_bomb_is_told_from_the_directory(
    ask: Ask, glance: Ask, make: Callable[[], bytes]
) -> None:
    data = make()

    assert {ask(data, NAME).reason, glance(data, NAME).reason} == {Reason.ARCHIVE_BOMB}


def test_a_directory_that_lies_is_caught_while_unpacking(ask: Ask) -> None:
    verdict = ask(bad_archives.lying(8 * MIB, claimed=64 * 1024), NAME)

    assert verdict.reason == Reason.ARCHIVE_BOMB


@pytest.mark.parametrize(
    "name",
    [
        *("../escaped.xml", "word/../../escaped.xml", "word/..", "/etc/passwd"),
        *("C:/Windows/x.xml", "c:x.xml", "word\\x.xml", "..\\..\\x.xml", "word/x\n.xml"),
    ],
)
def test_a_member_that_would_leave_its_folder_is_refused(ask: Ask, glance: Ask, name: str) -> None:
    data = with_member(name, b"x")

    assert {ask(data, NAME).reason, glance(data, NAME).reason} == {Reason.ARCHIVE_UNSAFE}


@pytest.mark.parametrize(
    "data",
    [
        with_member("word/link.xml", b"/etc/passwd", attributes=stat.S_IFLNK | 0o777),
        with_member("word/pipe", attributes=stat.S_IFIFO | 0o600),
        bad_archives.twice_the_same_name(),
        with_member("word/DOCUMENT.xml", b"<x/>"),
        with_member("word/x.xml", b"<x/>", method=12),
    ],
    ids=["link", "pipe", "twice", "twice but for case", "method"],
)
def test_members_of_an_odd_kind_are_refused(ask: Ask, data: bytes) -> None:
    assert ask(data, NAME).reason == Reason.ARCHIVE_UNSAFE


def test_a_member_with_two_names_is_refused(ask: Ask) -> None:
    data = with_member("word/aaaa.xml", b"<x/>").replace(b"word/aaaa", b"word/bbbb", 1)

    assert ask(data, NAME).reason == Reason.ARCHIVE_UNSAFE


def test_a_member_with_a_password_needs_it(ask: Ask, glance: Ask) -> None:
    data = bad_archives.with_flag(0x1)

    assert {ask(data, NAME).reason, glance(data, NAME).reason} == {Reason.ENCRYPTED}


@pytest.mark.parametrize(
    "data",
    [bad_archives.bad_checksum(), *(GOOD[: len(GOOD) * tenth // 10] for tenth in (1, 3, 5, 8, 9))],
    ids=short,
)
def test_a_cut_or_spoilt_archive_is_refused(ask: Ask, data: bytes) -> None:
    assert ask(data, NAME).reason == Reason.CORRUPT


@pytest.mark.parametrize(
    "data",
    [
        bad_archives.with_descriptors(),
        bad_archives.with_long_sizes(),
        bad_archives.with_flag(0x800),
        bad_archives.many_members(1990),
        with_member("word/", attributes=stat.S_IFDIR | 0o755),
        with_member("word/media/graph.emf", bytes(1_454_420)),
        with_member("word/media/small.bin", bytes(MIB)),
        with_member("word/..dots...xml", b"<x/>"),
        GOOD + b"\0\0",
    ],
    ids=["descriptors", "zip64", "utf-8", "many", "folder", "emf", "small", "dots", "padded"],
)
def test_odd_but_ordinary_archives_are_accepted(ask: Ask, data: bytes) -> None:
    assert ask(data, NAME).outcome == Outcome.ACCEPT


def test_limits_are_those_given(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(GOOD)

    assert look(path, NAME, Limits(members=3)).outcome == Outcome.ACCEPT
    assert look(path, NAME, Limits(members=2)).reason == Reason.ARCHIVE_BOMB
    assert inspect(path, NAME, Limits(unpacked=100)).reason == Reason.ARCHIVE_BOMB
