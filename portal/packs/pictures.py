"""Pictures as a pack carries them: WebP, small enough for a slow link."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, Final

import structlog
from wagtail.images.models import Filter, SourceImageIOError
from willow.image import UnrecognisedImageFormatError

from portal.packs.limits import PICTURE_PIXELS, PICTURE_QUALITY, SLIDE_PIXELS
from uploads.models import FilePage, PortalImage
from uploads.places import picture_name, private_storage

log = structlog.get_logger(__name__)

#: Sections of a policy that may hold pictures in their text.
STORY: Final = ("problem", "what_was_done", "outcome", "what_went_wrong", "transfer_conditions")
_FILTER: Final = f"max-{PICTURE_PIXELS}x{PICTURE_PIXELS}|format-webp|webpquality-{PICTURE_QUALITY}"


def picture_ids(pages: Iterable[Any]) -> set[int]:
    """Primary keys of the pictures these policies show; no query."""
    found: set[int] = set()
    for page in pages:
        found.update(block["value"] for block in page.images.raw_data if block["value"])
        for section in STORY:
            found.update(
                block["value"]["image"]
                for block in getattr(page, section).raw_data
                if block["type"] == "figure" and block["value"]["image"]
            )
    return found


def compressed(image: PortalImage) -> bytes | None:
    """At most PICTURE_PIXELS wide and high; None where the original is lost or no picture."""
    try:
        # Not a rendition: nobody but this pack would use the file again.
        output = io.BytesIO()
        Filter(spec=_FILTER).run(image, output)
    except (OSError, SourceImageIOError, UnrecognisedImageFormatError):
        log.warning("pack_picture_left_out", image=image.pk)
        return None
    return output.getvalue()


def slide_picture(page: FilePage) -> bytes | None:
    """The small picture that the viewer's overview shows; None where the page has none."""
    if not page.file.pages_folder or not page.width:
        return None
    try:
        name = picture_name(page.file.pages_folder, page.number, SLIDE_PIXELS)
        with private_storage().open(name) as file:
            return bytes(file.read())
    except OSError:
        log.warning("pack_slide_left_out", file=str(page.file.stable_id), page=page.number)
        return None
