"""Files that were made otherwise: cut off, a bit turned over, locked, as large as a country."""

from __future__ import annotations

import io
from typing import Any, cast

import pikepdf


def cut(data: bytes) -> bytes:
    """The first half."""
    return data[: len(data) // 2]


def with_bad_checksum(png: bytes) -> bytes:
    """A PNG whose last chunk of pixels has another checksum."""
    end = png.rindex(b"IEND") - 4
    return png[: end - 1] + bytes([png[end - 1] ^ 1]) + png[end:]


def repaired_pdf(pdf: bytes) -> bytes:
    """A PDF that readers have to mend: what should say where its table stands does not."""
    at = pdf.rindex(b"startxref\n") + len(b"startxref\n")
    return pdf[:at] + b"9" + pdf[at:]


def locked_pdf(pdf: bytes, *, user: str, revision: int) -> bytes:
    """With an owner's password, and one for readers unless it is ""; revision 3: RC4, 6: AES."""
    modern = revision > 3
    encryption = pikepdf.Encryption(
        user=user, owner="owner", R=cast("Any", revision), aes=modern, metadata=modern
    )
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(data, encryption=encryption)
    return data.getvalue()


def resized_pdf(pdf: bytes, width: int, height: int) -> bytes:
    """A PDF whose pages have another size in points, larger than any program would write."""
    data = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            page.obj.MediaBox = [0, 0, width, height]
        opened.save(data)
    return data.getvalue()
