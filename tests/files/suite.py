"""Files as an office suite writes them: LibreOffice, outside the fence, over files of our own."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

#: The exporter of each kind of file.
EXPORTERS: Final = {"ppt": "MS PowerPoint 97", "odp": "impress8"}


def converted(soffice: Path | None, source: Path, ending: str, folder: Path) -> Path:
    """A presentation in another format, written to ``folder``; needs some seconds."""
    command = [
        str(soffice),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        f"{ending}:{EXPORTERS[ending]}",
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / f"{source.stem}.{ending}"
