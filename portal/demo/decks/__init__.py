"""Presentations drawn for the demo from the words of its policies, so that there is a file to read.

entry -> outline (slides as text) -> a PPTX, or a PDF where no office software can read one
"""

from __future__ import annotations

from portal.demo.decks.outline import Slide, outline_of
from portal.demo.decks.pdf import pdf_deck
from portal.demo.decks.pptx import pptx_deck

__all__ = ["Slide", "outline_of", "pdf_deck", "pptx_deck"]
