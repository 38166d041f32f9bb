"""What is this file really, and is it safe? Plain Python, no Django.

The package is asked through the names below; ``inspector`` shows the steps.
"""

from __future__ import annotations

from uploads.inspection.inspector import inspect, look
from uploads.inspection.limits import DEFAULT, Limits
from uploads.inspection.names import clean_name
from uploads.inspection.verdict import Flag, Outcome, Reason, Verdict

__all__ = [
    "DEFAULT",
    "Flag",
    "Limits",
    "Outcome",
    "Reason",
    "Verdict",
    "clean_name",
    "inspect",
    "look",
]
