"""What is this file really, and is it safe? Plain Python, no Django."""

from __future__ import annotations

from uploads.inspection.verdict import Flag, Outcome, Reason, Verdict

__all__ = ["Flag", "Outcome", "Reason", "Verdict"]
