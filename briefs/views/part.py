"""One part of the form: shown, saved by a button or by the script, two windows told apart."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from briefs.answers import kept
from briefs.answers.parts import FILES, PARTS, Part
from briefs.answers.raw import Raw, TooLong, bind, check_lengths, raw_from_post
from briefs.forms.boxes import groups_of, remarks_on
from briefs.views.desks import page, wants_json
from briefs.writing.catching_up import catch_up
from briefs.writing.desk import Desk
from briefs.writing.saving import (
    Conflict,
    Difference,
    NotEditable,
    Saved,
    Shown,
    merged_choice,
    save_answers,
)
from taxonomy.models import Office


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was saved; ``state`` for the script, ``message`` for the person."""

    state: str
    message: str
    status: int
    field: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, desk: Desk, name: str) -> HttpResponse:
    """The questions of a part, or what becomes of the answers."""
    asked = PARTS.get(name)
    if asked is None or asked is FILES:
        raise Http404
    catch_up(desk.submission)
    return _save(request, desk, asked) if request.method == "POST" else _show(request, desk, asked)


def _show(
    request: HttpRequest,
    desk: Desk,
    asked: Part,
    *,
    typed: Mapping[str, Any] | None = None,
    differences: Sequence[Difference] = (),
    **context: Any,
) -> HttpResponse:
    """``typed``: answers to show instead of the saved ones."""
    before = kept.page_answers(desk.submission)
    answers = {**before, **kept.touched(desk.submission)}
    raw = {**kept.with_guesses(desk.submission, answers), **(typed or {})}
    more = request.GET.get("more", "")
    bound = bind(asked, raw, blank_rows={more: 1} if more else None)
    names = list(PARTS)
    return page(
        request,
        desk,
        "part",
        asked=asked,
        number=names.index(asked.name) + 1,
        errors=bound.errors,
        groups=groups_of(bound, remarks_on(desk.submission, before, differences)),
        offices=Office.objects.filter(city=desk.submission.city),
        mark=context.pop("mark", kept.digest(asked, answers)),
        window=request.POST.get("window") or secrets.token_urlsafe(9),
        **context,
    )


def _save(request: HttpRequest, desk: Desk, asked: Part) -> HttpResponse:
    typed = _chosen(raw_from_post(asked, request.POST), request, desk)
    try:
        check_lengths(typed)
        result = save_answers(
            submission=desk.submission,
            part=asked,
            data=typed,
            shown=Shown(request.POST.get("mark", ""), request.POST.get("window", "")[:40]),
            actor=desk.user,
            confirmed=request.POST.getlist("right"),
        )
    except TooLong as error:
        message = _("The text is too long to be kept. Shorten it, or attach it as a file.")
        told = Refusal("too-long", message, 413, error.field)
        return _not_saved(request, desk, asked, typed, told)
    except NotEditable:
        message = _("The brief is with the reviewers. Take it back to change it.")
        return _not_saved(request, desk, asked, typed, Refusal("closed", message, 409))
    if isinstance(result, Conflict):
        return _conflicting(request, desk, asked, typed, result)
    if wants_json(request):
        return JsonResponse(_told(result))
    return HttpResponseRedirect(_onwards(request, desk, asked, typed))


def _chosen(raw: Raw, request: HttpRequest, desk: Desk) -> Raw:
    """Answers after the person chose between two windows."""
    choices = {name: request.POST.get(f"use-{name}", "") for name in raw}
    if not any(choices.values()):
        return raw
    now = kept.answers_of(desk.submission)
    return {
        name: merged_choice(choices[name], Difference(name, value, now.get(name)))
        for name, value in raw.items()
    }


def _told(saved: Saved) -> dict[str, str]:
    at = time_format(timezone.localtime(saved.at), "H:i")
    message = _("Saved %(time)s") % {"time": at}
    return {"state": "saved", "message": message, "mark": saved.mark}


def _conflicting(
    request: HttpRequest, desk: Desk, asked: Part, typed: Raw, found: Conflict
) -> HttpResponse:
    at = time_format(timezone.localtime(found.at), "H:i") if found.at else ""
    message = _(
        "Somebody saved this part at %(time)s in another window. Nothing of yours is lost."
    ) % {"time": at}
    if wants_json(request):
        return JsonResponse({"state": "conflict", "message": message}, status=409)
    return _show(
        request,
        desk,
        asked,
        typed=typed,
        differences=found.differences,
        status=409,
        problem=message,
        mark=found.mark,
    )


def _not_saved(
    request: HttpRequest, desk: Desk, asked: Part, typed: Raw, told: Refusal
) -> HttpResponse:
    if wants_json(request):
        answer = {"state": told.state, "message": told.message, "field": told.field}
        return JsonResponse(answer, status=told.status)
    return _show(request, desk, asked, typed=typed, status=told.status, problem=told.message)


def _onwards(request: HttpRequest, desk: Desk, asked: Part, typed: Raw) -> str:
    """Another row, the problems of this part, the next part, or the overview."""
    here = desk.url("part", asked.name)
    if (more := request.POST.get("add", "")) in asked.rows:
        return f"{here}?more={more}#q-{more}"
    if bind(asked, typed).errors:
        return f"{here}?problems#problems"
    if "overview" in request.POST:
        return desk.url("brief")
    following = list(PARTS)[list(PARTS).index(asked.name) + 1 :]
    if not following:
        return desk.url("check")
    return desk.url("files") if following[0] == FILES.name else desk.url("part", following[0])
