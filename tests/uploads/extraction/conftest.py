"""The real programs, as the settings find them; a test that needs a missing one is skipped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.files.decks import DECK
from tests.files.good import pptx_bytes
from tests.files.suite import converted
from uploads.examination import examination
from uploads.extraction.settings import Examination


@pytest.fixture(scope="session")
def machine() -> Examination:
    """As in production, on this machine."""
    found = examination()
    if found.programs.bwrap is None:
        pytest.skip("bubblewrap is not installed")
    return replace(found, ocr_languages=())


@pytest.fixture(scope="session")
def office(machine: Examination) -> Examination:
    if machine.programs.soffice is None:
        pytest.skip("LibreOffice is not installed")
    return machine


@pytest.fixture(scope="session")
def with_ocr(machine: Examination) -> Examination:
    found = examination()
    if not found.ocr_languages:
        pytest.skip("tesseract is not installed")
    return found


@pytest.fixture(scope="session")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """DECK as a PPTX."""
    path = tmp_path_factory.mktemp("deck") / "deck.pptx"
    path.write_bytes(pptx_bytes(DECK))
    return path


@pytest.fixture(scope="session")
def old_deck(office: Examination, deck: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a PPT, as LibreOffice writes it."""
    folder = tmp_path_factory.mktemp("old")
    return converted(office.programs.soffice, deck, "ppt", folder)
