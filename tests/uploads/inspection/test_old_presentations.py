"""PPT: passwords, macros, controls and programs in its records."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from tests.files.ole import (
    CLICK,
    CONTROL,
    ENCRYPTED_USER,
    LINK,
    OBJECT,
    SLIDE_SHOW_INFO,
    compound,
    packaged,
    ppt_bytes,
    record,
)
from tests.uploads.inspection.conftest import Ask
from uploads.inspection import Flag, Limits, Outcome, Reason, inspect

PROGRAM = compound({"\x01Ole10Native": packaged("run.exe", b"MZ")})
MACROS = compound({"VBA": {"dir": b"x", "_VBA_PROJECT": b"x"}, "PROJECT": b"x"})
SHEET = compound({"Workbook": b"figures"})


def embedded(data: bytes) -> bytes:
    """An object packed as PowerPoint does."""
    packed = struct.pack("<L", len(data)) + zlib.compress(data)
    return record(OBJECT, packed, instance=1)


@pytest.mark.parametrize(
    "data",
    [
        ppt_bytes(others={"EncryptedSummary": b"secret"}),
        ppt_bytes(others={"Current User": ENCRYPTED_USER}),
        ppt_bytes(record(0x2F14, b"session")),
    ],
    ids=["summary", "token", "record"],
)
def test_a_password_is_found(ask: Ask, data: bytes) -> None:
    assert ask(data, "deck.ppt").reason == Reason.ENCRYPTED


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (ppt_bytes(embedded(MACROS)), Reason.MACRO),
        (ppt_bytes(record(OBJECT, MACROS)), Reason.MACRO),
        (ppt_bytes(others={"_VBA_PROJECT_CUR": {"VBA": {"dir": b"x"}}}), Reason.MACRO),
        (ppt_bytes(embedded(PROGRAM)), Reason.ACTIVE_CONTENT),
        (ppt_bytes(record(OBJECT, PROGRAM)), Reason.ACTIVE_CONTENT),
        (ppt_bytes(record(CLICK, bytes(8) + b"\2" + bytes(7))), Reason.ACTIVE_CONTENT),
        (ppt_bytes(record(CONTROL, b"", is_container=True)), Reason.ACTIVE_CONTENT),
        (
            ppt_bytes(others={"MBD01": {"\x01Ole10Native": packaged("a.vbs", b"x")}}),
            Reason.ACTIVE_CONTENT,
        ),
    ],
    ids=[
        "packed macros",
        "macros",
        "storage",
        "packed program",
        "program",
        "click",
        "control",
        "beside",
    ],
)
def test_what_acts_is_held(ask: Ask, data: bytes, reason: Reason) -> None:
    verdict = ask(data, "deck.ppt")

    assert (verdict.outcome, verdict.reason) == (Outcome.HOLD, reason)


def test_both_reasons_leave_their_flags(ask: Ask) -> None:
    verdict = ask(ppt_bytes(embedded(MACROS), embedded(PROGRAM)), "deck.ppt")

    assert verdict.flags == (Flag.ACTIVE_CONTENT, Flag.MACRO)


@pytest.mark.parametrize(
    ("records", "flags"),
    [
        ([embedded(SHEET)], ()),
        ([record(OBJECT, b"\0\0\0\0broken", instance=1)], ()),
        ([record(CLICK, bytes(8) + b"\4" + bytes(7))], ()),
        ([record(LINK, b"", is_container=True)], (Flag.EXTERNAL_LINK,)),
        ([record(SLIDE_SHOW_INFO, bytes(10) + b"\4\0" + bytes(4))], (Flag.HIDDEN_SLIDES,)),
        ([record(SLIDE_SHOW_INFO, bytes(10) + b"\1\0" + bytes(4))], ()),
    ],
    ids=["sheet", "broken object", "hyperlink", "linked object", "hidden slide", "slide"],
)
def test_ordinary_presentations_are_accepted(
    ask: Ask, records: list[bytes], flags: tuple[Flag, ...]
) -> None:
    verdict = ask(ppt_bytes(*records), "deck.ppt")

    assert (verdict.outcome, verdict.flags) == (Outcome.ACCEPT, flags)


@pytest.mark.parametrize("mib", [6, 7, 16, 40])
def test_a_large_presentation_is_one_wherever_its_directory_lies(
    ask: Ask, glance: Ask, mib: int
) -> None:
    # Entries with long names come first here, so that the one looked for is in a later sector.
    summaries = {f"Summary of the presentation {number}": b"x" for number in range(8)}
    data = ppt_bytes(others={**summaries, "Pictures": bytes(mib * 1024 * 1024)})

    assert {ask(data, "deck.ppt").reason, glance(data, "deck.ppt").reason} == {None}


def test_a_text_with_a_presentation_in_it_is_no_presentation(ask: Ask) -> None:
    text = compound({"WordDocument": b"x", "ObjectPool": {"PowerPoint Document": b"x"}})

    assert ask(text, "deck.ppt").reason == Reason.TYPE_MISMATCH


@pytest.mark.parametrize("kept", [200, 512, 1024, 4000])
def test_a_cut_file_is_refused(ask: Ask, kept: int) -> None:
    assert ask(ppt_bytes()[:kept], "deck.ppt").reason == Reason.CORRUPT


def test_an_object_that_unpacks_to_too_much_is_a_bomb(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(ppt_bytes(embedded(bytes(2_000_000))))

    assert inspect(path, "deck.ppt", Limits(unpacked=1_000_000)).reason == Reason.ARCHIVE_BOMB
