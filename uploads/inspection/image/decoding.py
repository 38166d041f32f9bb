"""A picture decoded once, in full: what cannot be decoded here cannot be shown later."""

from __future__ import annotations

import warnings
from typing import BinaryIO, Final

from PIL import Image

from uploads.inspection.findings import Refusal
from uploads.inspection.kinds import Kind
from uploads.inspection.limits import Limits
from uploads.inspection.verdict import Reason

_FORMATS: Final = {Kind.PNG: "PNG", Kind.JPEG: "JPEG", Kind.WEBP: "WEBP"}


def decode(file: BinaryIO, kind: Kind, limits: Limits) -> None:
    """Decode the first frame. Refusal CORRUPT if it is broken, PIXEL_LIMIT if it is too large."""
    with warnings.catch_warnings():
        # Odd metadata is no reason to refuse a picture: it is dropped.
        warnings.simplefilter("ignore")
        try:
            _decode(file, kind, limits)
        except Image.DecompressionBombError as error:
            raise Refusal(Reason.PIXEL_LIMIT, str(error)) from None
        except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError) as error:
            raise Refusal(Reason.CORRUPT, f"cannot be decoded: {error}") from None


def _decode(file: BinaryIO, kind: Kind, limits: Limits) -> None:
    if kind == Kind.PNG:
        # Decoding passes over checksums; this looks at them and at nothing else.
        file.seek(0)
        Image.open(file, formats=["PNG"]).verify()
    file.seek(0)
    image = Image.open(file, formats=[_FORMATS[kind]])
    if image.width * image.height > limits.pixels:
        raise Refusal(Reason.PIXEL_LIMIT, f"{image.width} x {image.height} pixels")
    image.load()
