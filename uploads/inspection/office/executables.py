"""Whether embedded data is a program: by its first bytes, or by the end of its name."""

from __future__ import annotations

import re
from typing import Final

_EXTENSIONS: Final = (
    "exe dll scr com pif cpl sys ocx msi msp mst msix appx application gadget "
    "js jse vbs vbe ws wsf wsh wsc sct hta bat cmd ps1 psm1 psc1 reg inf lnk url scf "
    "jar class sh py pyw rb pl php apk deb rpm elf app command desktop chm hlp iso img vhd "
    "xll docm dotm pptm potm ppsm ppam xlsm xltm xlam"
)
_PROGRAM_NAME: Final = re.compile(rf"\.(?:{'|'.join(_EXTENSIONS.split())})[\s.\0]*$", re.IGNORECASE)

_PROGRAMS: Final = (
    b"MZ",
    b"\x7fELF",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xca\xfe\xba\xbe",
    # A shortcut of Windows, with its class identifier.
    b"L\0\0\0\x01\x14\x02\0",
    b"#!/",
)


def is_program_name(name: str) -> bool:
    """Whether a system would run a file of this name when it is opened."""
    return bool(_PROGRAM_NAME.search(name))


def is_program(data: bytes) -> bool:
    """Whether data is a program of Windows, Linux, macOS or Java, a shortcut or a script."""
    return data.startswith(_PROGRAMS)
