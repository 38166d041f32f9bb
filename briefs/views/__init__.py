"""The pages of "My briefs"."""

from __future__ import annotations
