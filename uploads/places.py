"""Where received files and what was made of them lie: one private storage, names that tell nothing.

files/<random>.<extension>                       the original
pages/<random>/<number>-<width>.webp             pictures of one reading of a file
"""

from __future__ import annotations

import uuid
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from django.core.files.storage import Storage, storages

if TYPE_CHECKING:
    from uploads.models import SourceFile

#: Widths in pixels of the pictures of a page: reading, phone, list.
PICTURE_WIDTHS: Final = (1600, 800, 320)


def private_storage() -> Storage:
    """Outside every served folder; each download passes a permission check."""
    return storages["private"]


def random_name(instance: SourceFile, filename: str) -> str:
    """A name nobody can guess; the extension stays, because office readers look at it."""
    extension = PurePosixPath(filename).suffix.lower()[:6]
    return f"files/{uuid.uuid4().hex}{extension}"


def picture_name(folder: str, number: int, width: int) -> str:
    """The picture of one page in one width, within a reading's folder."""
    return f"pages/{folder}/{number}-{width}.webp"
