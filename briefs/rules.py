"""Who may do what to a brief, and when: one table, and the questions that are asked of it.

Everything that acts on a brief - the participant's pages, the review queue, Wagtail's own buttons -
asks here. Pure: states and roles in, answers out. Who has which role is found by ``briefs.roles``;
what is done then, by ``briefs.review.moderation``.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from briefs.choices import Action, BriefState, Role

_AUTHOR_OR_STAFF: Final = frozenset({Role.AUTHOR, Role.STAFF})
_MODERATOR: Final = frozenset({Role.MODERATOR})
_MODERATOR_OR_PORTAL: Final = frozenset({Role.MODERATOR, Role.PORTAL})


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table. Nobody is moderator of a brief of their own (``briefs.roles``)."""

    action: Action
    from_states: frozenset[BriefState]
    to_state: BriefState
    roles: frozenset[Role]
    needs_comment: bool = False


def _line(
    action: Action,
    from_states: tuple[BriefState, ...],
    to_state: BriefState,
    roles: frozenset[Role],
    *,
    needs_comment: bool = False,
) -> Transition:
    return Transition(action, frozenset(from_states), to_state, roles, needs_comment)


_S = BriefState
# fmt: off
TRANSITIONS: Final = (
    _line(Action.SUBMIT, (_S.DRAFT, _S.CHANGES_ASKED), _S.SUBMITTED, _AUTHOR_OR_STAFF),
    _line(Action.WITHDRAW, (_S.SUBMITTED,), _S.DRAFT, _AUTHOR_OR_STAFF),
    _line(Action.ASK_CHANGES, (_S.SUBMITTED,), _S.CHANGES_ASKED, _MODERATOR, needs_comment=True),
    _line(Action.APPROVE, (_S.SUBMITTED,), _S.APPROVED, _MODERATOR),
    _line(Action.PUBLISH, (_S.APPROVED,), _S.PUBLISHED, _MODERATOR_OR_PORTAL),
    _line(Action.REVISE, (_S.PUBLISHED,), _S.DRAFT, _AUTHOR_OR_STAFF),
    _line(Action.ARCHIVE, (_S.PUBLISHED, _S.APPROVED), _S.ARCHIVED, _MODERATOR, needs_comment=True),
    _line(Action.RESTORE, (_S.ARCHIVED,), _S.PUBLISHED, _MODERATOR),
)
# fmt: on

#: States in which the text is with its author; in all others it waits for or has had its review.
EDITABLE: Final = frozenset({BriefState.DRAFT, BriefState.CHANGES_ASKED})

_BY_ACTION: Final = {line.action: line for line in TRANSITIONS}


def transition(action: Action, state: BriefState) -> Transition | None:
    """The line of the table for an action in a state; none where it makes no sense."""
    line = _BY_ACTION[action]
    return line if state in line.from_states else None


def allowed(action: Action, state: BriefState, roles: Collection[Role]) -> bool:
    """Whether somebody in one of these roles may do this to a brief in this state."""
    line = transition(action, state)
    return line is not None and not line.roles.isdisjoint(roles)


def actions_for(state: BriefState, roles: Collection[Role]) -> tuple[Action, ...]:
    """Everything these roles may do now, in the order of the table."""
    return tuple(line.action for line in TRANSITIONS if allowed(line.action, state, roles))


def needs_comment(action: Action) -> bool:
    """Whether the author must be told in words why."""
    return _BY_ACTION[action].needs_comment


def may_edit(state: BriefState, roles: Collection[Role]) -> bool:
    """Whether the text may be changed: by its author, or by staff on the author's behalf."""
    return state in EDITABLE and not _AUTHOR_OR_STAFF.isdisjoint(roles)
