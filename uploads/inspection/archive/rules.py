"""What the directory of an archive must keep before anything is unpacked."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from uploads.inspection.archive.directory import Archive, Member
from uploads.inspection.findings import Refusal
from uploads.inspection.limits import Limits
from uploads.inspection.verdict import Reason

#: A way out of the folder, an absolute path, a drive, a separator of Windows, a control character.
_UNSAFE_NAME: Final = re.compile(r"^/|^[A-Za-z]:|(^|/)\.\.(/|$)|\\|[\x00-\x1f\x7f]")
#: Pictures and sounds that are not packed themselves, and objects with such a picture: white paper
#: of 1.4 MB packs 600 times, and office suites write one for every embedded object.
_RASTER: Final = re.compile(
    r"/(?:media/[^/]+\.(?:emf|wmf|bmp|dib|tiff?|wav)|embeddings/oleObject\d*\.bin)$", re.IGNORECASE
)
#: The fixed part of what stands before a member's data.
_LOCAL_HEADER: Final = 30
STORED: Final = 0
DEFLATED: Final = 8


def check_directory(archive: Archive, limits: Limits) -> None:
    """Refusal unless sizes, names and kinds of all members are such that it may be unpacked."""
    _check_sizes(archive.members, limits)
    _check_overlap(archive.members)
    seen: set[str] = set()
    for member in archive.members:
        _check_member(member)
        # Names that differ in case only are the same to office programs, not to every reader.
        folded = member.name.casefold()
        if folded in seen:
            raise Refusal(Reason.ARCHIVE_UNSAFE, f"two members named {member.name}")
        seen.add(folded)


def _check_sizes(members: Iterable[Member], limits: Limits) -> None:
    total = sum(member.size for member in members)
    if total > limits.unpacked:
        raise Refusal(Reason.ARCHIVE_BOMB, f"{total} bytes unpacked")
    for member in members:
        if member.size > max(_unsuspicious(member, limits), limits.ratio * member.packed):
            raise Refusal(
                Reason.ARCHIVE_BOMB, f"{member.name}: {member.packed} -> {member.size} bytes"
            )


def _unsuspicious(member: Member, limits: Limits) -> int:
    """Bytes to which a member may grow from nothing."""
    is_raster = bool(_RASTER.search(member.name))
    return limits.raster_ratio_from if is_raster else limits.ratio_from


def _check_overlap(members: Iterable[Member]) -> None:
    """Members that share their data make a small archive large without nesting."""
    spans = sorted((member.offset, member.packed) for member in members)
    for (offset, packed), (following, _) in pairwise(spans):
        if offset + _LOCAL_HEADER + packed > following:
            raise Refusal(Reason.ARCHIVE_BOMB, "members share their data")


def _check_member(member: Member) -> None:
    if _UNSAFE_NAME.search(member.name):
        raise Refusal(Reason.ARCHIVE_UNSAFE, f"member named {member.name}")
    kind = stat.S_IFMT(member.attributes >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Refusal(Reason.ARCHIVE_UNSAFE, f"{member.name} is a link or a device")
    if member.is_encrypted:
        raise Refusal(Reason.ENCRYPTED, f"{member.name} is encrypted")
    if member.method not in (STORED, DEFLATED):
        raise Refusal(Reason.ARCHIVE_UNSAFE, f"{member.name}: packed by method {member.method}")
