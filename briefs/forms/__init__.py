"""What the pages of "My briefs" show and take: questions as boxes, uploads, steps."""

from __future__ import annotations
