"""How large packs become, one by one and all together, and how long their making may take."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

#: Policies in one pack; the newest, where there are more.
MAX_POLICIES: Final = 200
#: Bytes of one pack. When they are reached pictures are left out; texts are small and never are.
MAX_BYTES: Final = 40 * 1024 * 1024
#: Bytes of all packs together; those nobody asked for lately go first.
MAX_BYTES_IN_ALL: Final = 2 * 1024 * 1024 * 1024
#: Pixels on the longer side of a picture, and quality of its WebP.
PICTURE_PIXELS: Final = 1000
PICTURE_QUALITY: Final = 60
#: Width of the picture of a slide; one of ``uploads.places.PICTURE_WIDTHS``.
SLIDE_PIXELS: Final = 320
#: A worker that has not finished by then is lost, and the pack may be asked for again.
BUILT_WITHIN: Final = timedelta(minutes=10)
#: Packs that wait or are being built at one time, so that whoever asks for all of them does not
#: keep the worker from the files that participants upload.
MAX_IN_HAND: Final = 5
#: Days after which a pack that nobody took is deleted.
KEPT_FOR: Final = timedelta(days=30)
