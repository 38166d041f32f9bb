"""Policy pages: the fields every policy shares, Seoul's case studies, and collections."""

from __future__ import annotations

from cases.models.case_study import CaseStudyFile, CaseStudyIndexPage, CaseStudyPage
from cases.models.collection import CollectionIndexPage, CollectionItem, CollectionPage
from cases.models.fact_check import FactCheck
from cases.models.files import PolicyFile
from cases.models.index import PolicyIndexPage
from cases.models.policy import PolicyPage

__all__ = [
    "CaseStudyFile",
    "CaseStudyIndexPage",
    "CaseStudyPage",
    "CollectionIndexPage",
    "CollectionItem",
    "CollectionPage",
    "FactCheck",
    "PolicyFile",
    "PolicyIndexPage",
    "PolicyPage",
]
