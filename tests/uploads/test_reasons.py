"""Every reason and every state has its sentences, for people who are no engineers."""

from __future__ import annotations

import re

import pytest
from django.utils.functional import Promise

from uploads.choices import FileState
from uploads.inspection import Reason
from uploads.reasons import EXPLANATIONS, STATES, Explanation, PortalReason, explain


def test_every_reason_and_every_state_is_explained() -> None:
    assert set(EXPLANATIONS) == {*Reason, *PortalReason}
    assert set(STATES) == set(FileState)


@pytest.mark.parametrize("reason", [*Reason, *PortalReason])
def test_a_reason_says_what_is_wrong_and_what_to_do_next(reason: Reason | PortalReason) -> None:
    told = EXPLANATIONS[reason]
    for text in (told.sentence, told.next_step):
        assert isinstance(text, Promise), "it can be translated"
        assert str(text).endswith((".", "!"))
        assert str(text)[0].isupper()
    assert reason.name not in str(told)


@pytest.mark.parametrize("told", [*EXPLANATIONS.values(), *STATES.values()])
def test_sentences_are_short_enough_to_be_read(told: Explanation) -> None:
    for sentence in re.split(r"(?<=[.:]) ", str(told)):
        assert len(sentence.split()) <= 22
    assert len(str(told)) <= 250


def test_a_missing_converter_names_what_the_operator_installs() -> None:
    told = str(EXPLANATIONS[Reason.NO_CONVERTER])
    assert "LibreOffice and bubblewrap" in told
    assert "save the file as PDF and upload the PDF" in told


def test_reasons_are_found_by_the_name_a_row_holds() -> None:
    assert explain("MACRO") == EXPLANATIONS[Reason.MACRO]
    assert explain("QUOTA") == EXPLANATIONS[PortalReason.QUOTA]
    assert (explain(""), explain("NO_SUCH_REASON")) == (None, None)
