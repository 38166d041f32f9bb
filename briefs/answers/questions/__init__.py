"""The questions of each part, as Django forms; ``rows`` holds what can be answered repeatedly."""

from __future__ import annotations
