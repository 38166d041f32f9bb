"""The table of the review, cell by cell."""

from __future__ import annotations

import pytest

from briefs.choices import Action, BriefState, Role
from briefs.rules import TRANSITIONS, actions_for, allowed, may_edit, needs_comment, transition

#: Action, state it starts from, state it leads to, who may: a author, s staff, m moderator,
#: p the portal. What is not in here nobody may.
TABLE = """
    submit       draft          submitted      a s - -
    submit       changes-asked  submitted      a s - -
    withdraw     submitted      draft          a s - -
    ask-changes  submitted      changes-asked  - - m -
    approve      submitted      approved       - - m -
    publish      approved       published      - - m p
    revise       published      draft          a s - -
    archive      published      archived       - - m -
    archive      approved       archived       - - m -
    restore      archived       published      - - m -
"""
LETTERS = {"a": Role.AUTHOR, "s": Role.STAFF, "m": Role.MODERATOR, "p": Role.PORTAL}


def rows() -> dict[tuple[str, str], tuple[str, set[Role]]]:
    table = {}
    for line in TABLE.strip().splitlines():
        action, before, after, *letters = line.split()
        table[action, before] = (after, {LETTERS[each] for each in letters if each != "-"})
    return table


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("state", list(BriefState))
@pytest.mark.parametrize("role", list(Role))
def test_who_may_do_what_and_when_is_as_the_table_says(
    action: Action, state: BriefState, role: Role
) -> None:
    _after, may = rows().get((action, state), ("", set()))
    assert allowed(action, state, {role}) == (role in may)


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("state", list(BriefState))
def test_where_an_action_leads_is_as_the_table_says(action: Action, state: BriefState) -> None:
    line = transition(action, state)
    after, _may = rows().get((action, state), (None, set()))
    assert (line.to_state.value if line else None) == after


def test_every_action_stands_in_the_table_once() -> None:
    assert sorted(line.action for line in TRANSITIONS) == sorted(Action)


def test_a_reason_is_needed_where_something_is_taken_from_the_author() -> None:
    assert {action for action in Action if needs_comment(action)} == {
        Action.ASK_CHANGES,
        Action.ARCHIVE,
    }


def test_a_moderator_sees_the_decisions_on_a_submitted_brief() -> None:
    assert actions_for(BriefState.SUBMITTED, {Role.MODERATOR}) == (
        Action.ASK_CHANGES,
        Action.APPROVE,
    )


def test_several_roles_may_what_each_of_them_may() -> None:
    assert actions_for(BriefState.SUBMITTED, {Role.STAFF, Role.MODERATOR}) == (
        Action.WITHDRAW,
        Action.ASK_CHANGES,
        Action.APPROVE,
    )


def test_strangers_may_nothing() -> None:
    assert [actions_for(state, set()) for state in BriefState] == [()] * len(BriefState)


@pytest.mark.parametrize("state", list(BriefState))
@pytest.mark.parametrize("role", list(Role))
def test_the_text_is_changed_by_its_author_before_it_is_sent(state: BriefState, role: Role) -> None:
    with_its_author = state in {BriefState.DRAFT, BriefState.CHANGES_ASKED}
    assert may_edit(state, {role}) == (with_its_author and role in {Role.AUTHOR, Role.STAFF})
