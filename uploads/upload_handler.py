"""While a request arrives: no file grows past the limit, and a full disk is an answer.

The last of Django's upload handlers. What it cut or lost is refused by uploads.receive in words;
the rest of the form is as the person sent it.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Writes to the temporary folder, at most one byte more than a file may have."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.arrived = 0
        self.lost = False
        # Should there be no room for a new one, the file before is not to be taken for it.
        self.__dict__.pop("file", None)
        try:
            super().new_file(*args, **kwargs)
        except OSError:
            self.lost = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        room = max(settings.UPLOAD_MAX_BYTES + 1 - self.arrived, 0)
        self.arrived += len(raw_data)
        if room and not self.lost:
            try:
                super().receive_data_chunk(raw_data[:room], start)
            except OSError:
                self._lose()
        return None

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        if self.lost:
            return LostUpload(self.file_name or "", self.content_type or "", self.arrived)
        super().file_complete(self.arrived)
        return self.file

    def _lose(self) -> None:
        self.lost = True
        path = Path(str(self.file.temporary_file_path()))
        # Closing flushes once more to the full disk.
        with contextlib.suppress(OSError):
            self.file.close()
        path.unlink(missing_ok=True)


class LostUpload(TemporaryUploadedFile):
    """Stands in a form for a file that found no room; it has a name and a size, and no bytes."""

    was_lost = True

    def __init__(self, name: str, content_type: str, size: int) -> None:
        UploadedFile.__init__(self, None, name, content_type, size)

    def temporary_file_path(self) -> str:
        raise FileNotFoundError("nothing of the upload was kept")

    def close(self) -> None:
        """There is nothing to close."""
