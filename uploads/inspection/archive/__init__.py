"""Zip archives read with suspicion: their directory, the rules it must keep, their members.

Not ``zipfile``: it takes a name given twice, junk before the first member and a directory that
lies about sizes for granted, and says CRC error where the answer is "bomb".
"""

from __future__ import annotations
