"""Saving a part: drafts stay as typed, two windows do not overwrite each other, guesses wait."""

from __future__ import annotations

from typing import Any

import pytest

from briefs.answers import kept
from briefs.answers.parts import POLICY, STORY
from briefs.choices import BriefState
from briefs.models import Submission
from briefs.writing.guesses import take_guesses
from briefs.writing.saving import (
    Conflict,
    Difference,
    NotEditable,
    Saved,
    Shown,
    merged_choice,
    save_answers,
)
from tests.briefs.writing import attach, make_submission
from tests.factories.accounts import make_staff
from tests.factories.programmes import UserFactory

pytestmark = pytest.mark.django_db


def save(submission: Submission, shown: Shown, **data: Any) -> Saved | Conflict:
    assert submission.author is not None
    return save_answers(
        submission=submission, part=POLICY, data=data, shown=shown, actor=submission.author
    )


def mark_of(submission: Submission) -> str:
    return kept.digest(POLICY, kept.answers_of(submission))


def test_what_is_typed_is_kept_valid_or_not() -> None:
    submission = make_submission()

    save(submission, Shown(mark_of(submission)), title="Night buses", start_year="soon")

    assert kept.touched(submission) == {"title": "Night buses", "start_year": "soon"}
    assert submission.saves == 1


def test_a_second_window_is_told_and_nothing_is_overwritten() -> None:
    submission = make_submission()
    old = mark_of(submission)
    first = save(submission, Shown(old, "one"), title="Mine", summary="Same")

    second = save(submission, Shown(old, "two"), title="Yours", summary="Same")

    assert isinstance(second, Conflict)
    assert second.differences == (Difference("title", "Yours", "Mine"),)
    assert isinstance(first, Saved)
    assert second.mark == first.mark
    assert second.at == submission.saved_at
    assert kept.touched(submission)["title"] == "Mine"


def test_the_same_window_may_save_again_with_an_old_mark() -> None:
    submission = make_submission()
    old = mark_of(submission)
    save(submission, Shown(old, "one"), title="Mine")

    assert isinstance(save(submission, Shown(old, "one"), title="Mine, too"), Saved)
    assert kept.touched(submission)["title"] == "Mine, too"


def test_two_windows_on_two_parts_do_not_disturb_each_other() -> None:
    submission = make_submission()
    mark = kept.digest(STORY, kept.answers_of(submission))
    save(submission, Shown(mark_of(submission), "one"), title="Mine")
    assert submission.author is not None

    result = save_answers(
        submission=submission,
        part=STORY,
        data={"problem": "Dark."},
        shown=Shown(mark, "two"),
        actor=submission.author,
    )

    assert isinstance(result, Saved)
    assert kept.touched(submission) == {"title": "Mine", "problem": "Dark."}


def test_two_windows_that_say_the_same_do_not_conflict() -> None:
    submission = make_submission()
    old = mark_of(submission)
    save(submission, Shown(old, "one"), title="Same")

    assert isinstance(save(submission, Shown(old, "two"), title="Same"), Saved)


@pytest.mark.parametrize(
    ("choice", "mine", "theirs", "expected"),
    [
        ("mine", "a", "b", "a"),
        ("theirs", "a", "b", "b"),
        ("theirs", "a", None, ""),
        ("both", "a", "b", "b\n\na"),
        ("both", "a", "", "a"),
        ("both", ["a", "b"], ["b", "c"], ["b", "c", "a"]),
        ("both", [{"name": "a"}], [{"name": "b"}], [{"name": "b"}, {"name": "a"}]),
        ("nonsense", "a", "b", "a"),
    ],
)
def test_a_person_chooses_between_two_windows(
    choice: str, mine: Any, theirs: Any, expected: Any
) -> None:
    assert merged_choice(choice, Difference("title", mine, theirs)) == expected


@pytest.mark.parametrize("state", [BriefState.SUBMITTED, BriefState.APPROVED, BriefState.PUBLISHED])
def test_a_brief_that_is_not_with_its_author_is_not_changed(state: BriefState) -> None:
    submission = make_submission()
    Submission.objects.update(state=state)

    with pytest.raises(NotEditable):
        save(submission, Shown(mark_of(submission)), title="Late")

    assert kept.touched(Submission.objects.get()) == {}


def test_staff_save_for_the_author_and_strangers_do_not() -> None:
    submission = make_submission()
    data = {"title": "By staff"}
    shown = Shown(mark_of(submission))

    saved = save_answers(
        submission=submission, part=POLICY, data=data, shown=shown, actor=make_staff()
    )

    assert isinstance(saved, Saved)
    with pytest.raises(NotEditable):
        save_answers(
            submission=submission,
            part=POLICY,
            data=data,
            shown=Shown(saved.mark),
            actor=UserFactory.create(),
        )


def test_an_answer_as_the_page_has_it_is_not_touched() -> None:
    submission = make_submission()
    Submission.objects.update(office=None)
    shown = Shown(mark_of(submission), "one")
    author = kept.answers_of(submission)["authors"]

    save(submission, shown, title="Typed", summary="")
    save(submission, shown, title="", summary="")

    assert kept.touched(submission) == {}
    assert kept.answers_of(submission)["authors"] == author


def guessed_submission() -> Submission:
    submission = make_submission()
    attach(submission, guesses={"title": "Night owls", "language": "ko", "themes": ["waste"]})
    take_guesses(submission)
    return submission


def test_a_ready_file_suggests_answers_where_there_are_none() -> None:
    submission = make_submission()
    save(submission, Shown(mark_of(submission)), title="My own title")
    attach(submission, guesses={"title": "Night owls", "language": "ko", "themes": ["waste"]})

    take_guesses(submission)

    assert submission.guessed == {"content_language": "ko", "main_theme": "waste"}
    assert kept.touched(submission) == {"title": "My own title"}


def test_a_file_suggests_once_only() -> None:
    submission = guessed_submission()
    save(submission, Shown(mark_of(submission)), title="My own title")
    save(submission, Shown(mark_of(submission)), title="")

    take_guesses(submission)

    assert "title" not in submission.guessed


def test_saving_the_page_does_not_confirm_a_guess() -> None:
    submission = guessed_submission()

    save(submission, Shown(mark_of(submission)), title="Night owls", summary="Mine")

    assert submission.guessed["title"] == "Night owls"
    assert kept.touched(submission) == {"summary": "Mine"}


def test_a_guess_is_confirmed_by_saying_so_or_by_another_answer() -> None:
    submission = guessed_submission()
    assert submission.author is not None

    save_answers(
        submission=submission,
        part=POLICY,
        data={"title": "Night owls", "main_theme": "public-transport", "content_language": "ko"},
        shown=Shown(mark_of(submission)),
        actor=submission.author,
        confirmed=["title"],
    )

    assert submission.guessed == {"content_language": "ko"}
    assert kept.touched(submission) == {"title": "Night owls", "main_theme": "public-transport"}
