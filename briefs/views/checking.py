"""Before sending: how the brief will look, what is still missing, and the send button."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from briefs.choices import Action
from briefs.deadlines import due_at, is_late
from briefs.review.moderation import NotAllowed, NotReady
from briefs.views.desks import page
from briefs.writing.catching_up import catch_up
from briefs.writing.checking import Check, Point, check
from briefs.writing.desk import Desk
from briefs.writing.guesses import warnings_about
from briefs.writing.intake import send
from briefs.writing.saving import NotEditable

#: Without these a policy page has nothing to show.
_TO_LOOK_AT = frozenset({"title", "summary", "main_theme", "status", "start_year"})


@dataclass(frozen=True, slots=True)
class _Line:
    point: Point
    url: str


@require_safe
def preview(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The real page of the policy with the draft in it, for nobody else."""
    catch_up(desk.submission)
    found = check(desk.submission)
    lacking = [point for point in found.to_send if point.anchor in _TO_LOOK_AT]
    if lacking:
        return page(request, desk, "preview_later", lines=_lines(desk, lacking))
    draft = found.draft.page
    # Its files are reached without the policy: readers of a live version may not see them yet.
    draft.live = False
    if draft.pk is None:
        draft.fill_derived()
        draft.slug, draft.url_path = "preview", "/home/briefs/preview/"
    urls = {"brief": desk.url("brief"), "check": desk.url("check")}
    context = {**draft.get_context(request), "desk": desk, "urls": urls}
    context |= {"submission": desk.submission, "canonical": None}
    return TemplateResponse(request, "briefs/preview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def check_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What keeps it from being sent, what only from being published; then the button."""
    if request.method == "POST":
        return _send(request, desk)
    catch_up(desk.submission)
    return _show(request, desk)


def _show(request: HttpRequest, desk: Desk, status: int = 200, problem: str = "") -> HttpResponse:
    found = check(desk.submission)
    return page(
        request,
        desk,
        "check",
        status=status,
        problem=problem,
        to_send=_lines(desk, found.to_send),
        to_publish=_lines(desk, found.to_publish),
        warnings=warnings_about(desk.submission, _language(found)),
        may_send=Action.SUBMIT in desk.actions,
        due=due_at(desk.submission.session),
        is_late=is_late(desk.submission),
    )


def _language(found: Check) -> str:
    return str(found.draft.raw.get("content_language") or "")


def _send(request: HttpRequest, desk: Desk) -> HttpResponse:
    if not request.POST.get("facts"):
        return _show(request, desk, 422, _("Confirm first that the facts are right."))
    try:
        send(submission=desk.submission, actor=desk.user)
    except NotReady:
        return _show(request, desk, 422)
    except (NotEditable, NotAllowed):
        # A second click on "Send": it is on its way already.
        messages.info(request, _("The brief was sent already."))
        return HttpResponseRedirect(desk.url("brief"))
    return HttpResponseRedirect(desk.url("receipt"))


def _lines(desk: Desk, points: tuple[Point, ...] | list[Point]) -> list[_Line]:
    return [_Line(point, _url(desk, point)) for point in points]


def _url(desk: Desk, point: Point) -> str:
    name = point.part.name
    base = desk.url("files") if name == "files" else desk.url("part", name)
    return f"{base}#q-{point.anchor}"
