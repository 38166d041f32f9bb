"""Makes files to upload: good ones, and every kind of bad one."""

from __future__ import annotations
