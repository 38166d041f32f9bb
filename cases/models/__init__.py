"""Policy pages: the fields every policy shares, and Seoul's case studies."""

from __future__ import annotations

from cases.models.case_study import CaseStudyFile, CaseStudyIndexPage, CaseStudyPage
from cases.models.files import PolicyFile
from cases.models.index import PolicyIndexPage
from cases.models.policy import PolicyPage

__all__ = [
    "CaseStudyFile",
    "CaseStudyIndexPage",
    "CaseStudyPage",
    "PolicyFile",
    "PolicyIndexPage",
    "PolicyPage",
]
