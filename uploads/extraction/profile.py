"""The profile LibreOffice starts with: no macros, no links followed, nothing asked, no Java."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

SCRIPTING: Final = "/org.openoffice.Office.Common/Security/Scripting"

#: (path, property, value). The fence forbids the same once more; this is the first wall.
ITEMS: Final = (
    (SCRIPTING, "MacroSecurityLevel", "3"),
    (SCRIPTING, "DisableMacrosExecution", "true"),
    (SCRIPTING, "DisableActiveContent", "true"),
    (SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("/org.openoffice.Office.Common/Misc", "UseOpenCL", "false"),
    ("/org.openoffice.Office.Common/Misc", "CrashReport", "false"),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
)
FRAME: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}
</oor:items>
"""


def write_profile(folder: Path) -> None:
    """A fresh profile in ``folder``, which must not exist yet."""
    user = folder / "user"
    user.mkdir(parents=True)
    items = "\n".join(_item(*item) for item in ITEMS)
    (user / "registrymodifications.xcu").write_text(FRAME.format(items=items), encoding="utf-8")


def _item(path: str, name: str, value: str) -> str:
    return (
        f"<item oor:path={quoteattr(path)}><prop oor:name={quoteattr(name)} oor:op="
        f'"fuse"><value>{escape(value)}</value></prop></item>'
    )
