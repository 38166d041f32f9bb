"""The list of a person's briefs, and the one stable page of each."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from briefs.choices import BriefState
from briefs.deadlines import due_at, is_late
from briefs.views.desks import page, person, signed_in
from briefs.writing.catching_up import catch_up
from briefs.writing.checking import check
from briefs.writing.desk import Desk, desk_for_participant, own_desk, sessions_of
from briefs.writing.standing import NEXT, PartStanding, asked_changes, parts_of
from cases.addresses import in_interface_language, policy_path


@dataclass(frozen=True, slots=True)
class _PartLine:
    standing: PartStanding
    url: str


@require_safe
@signed_in
def mine(request: HttpRequest) -> HttpResponse:
    """All sessions of the person, each with where its brief stands."""
    user = person(request)
    desks = [own_desk(user, session.slug) for session in sessions_of(user)]
    lines = [
        {
            "desk": desk,
            "url": desk.url("brief"),
            "due": due_at(desk.submission.session),
            "missing": len(check(desk.submission).to_send) if desk.may_edit else 0,
        }
        for desk in desks
    ]
    return render(request, "briefs/mine.html", {"lines": lines})


@require_safe
@signed_in
def for_participant(request: HttpRequest, participation: int) -> HttpResponse:
    """Staff begin a brief for a participant, or come to the one that is there."""
    return redirect(desk_for_participant(person(request), participation).url("brief"))


@require_safe
def brief(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What is done, what is missing, what happens next, what was said."""
    catch_up(desk.submission)
    found = check(desk.submission)
    return page(
        request,
        desk,
        "brief",
        parts=[
            _PartLine(each, _part_url(desk, each.part.name))
            for each in parts_of(desk.submission, found)
        ],
        found=found,
        next_step=NEXT[BriefState(desk.submission.state)],
        asked=asked_changes(desk.submission),
        events=desk.submission.events.select_related("actor"),
        due=due_at(desk.submission.session),
        is_late=is_late(desk.submission),
        published_url=_published_url(desk),
    )


def _published_url(desk: Desk) -> str:
    brief_page = desk.submission.page
    if brief_page is None or not desk.submission.is_public:
        return ""
    return in_interface_language(policy_path(brief_page))


@require_safe
def receipt(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What was sent, when, under which number, and what happens next."""
    if not desk.submission.receipt:
        raise Http404
    state = BriefState(desk.submission.state)
    return page(request, desk, "receipt", next_step=NEXT[state], is_late=is_late(desk.submission))


def _part_url(desk: Desk, name: str) -> str:
    return desk.url("files") if name == "files" else desk.url("part", name)
