"""Learning sessions, who is invited, who took part, their programme and the places they saw."""

from __future__ import annotations

from programmes.models.invitation import Invitation
from programmes.models.participation import Participation
from programmes.models.programme import Place, ProgrammeItem
from programmes.models.session import Group, LearningSession

__all__ = [
    "Group",
    "Invitation",
    "LearningSession",
    "Participation",
    "Place",
    "ProgrammeItem",
]
