"""Addresses of source files; without a language, like every path that is stored.

A reader comes to a file through a policy. Its author and staff also reach one that no live policy
shows, by an address without a policy.
"""

from __future__ import annotations

from uuid import UUID

from cases.addresses import permanent_path


def file_path(file_id: UUID | str, policy: str | None) -> str:
    """The viewer at its first page; ``policy`` is a stable identifier."""
    return f"{permanent_path(policy).removesuffix('/') if policy else ''}/files/{file_id}/"


def page_path(file_id: UUID | str, number: int, policy: str | None) -> str:
    """The viewer at one page: what is cited, mailed and indexed."""
    return f"{file_path(file_id, policy)}p/{number}/"


def picture_path(file_id: UUID | str, number: int, width: int) -> str:
    """The picture of a page in one width (pixels)."""
    return f"/files/{file_id}/p/{number}/{width}.webp"


def original_path(file_id: UUID | str) -> str:
    """The file as it was uploaded."""
    return f"/files/{file_id}/original/"
