"""What staff may decide about a file in the admin: asked once more, then done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from accounts.models import User
from uploads import deciding
from uploads.models import SourceFile
from uploads.rules import Move, Mover, may_move


@dataclass(frozen=True, slots=True)
class Decision:
    """A button, the question behind it, and what it does. ``words``: whether it needs a reason."""

    name: str
    label: Any
    question: Any
    is_possible: Callable[[SourceFile], bool]
    do: Callable[[SourceFile, User, str], object]
    words: bool = False


def _by(move: Move) -> Callable[[SourceFile], bool]:
    def is_possible(file: SourceFile) -> bool:
        return may_move(move, state=file.state, reason=file.reason, mover=Mover.STAFF)

    return is_possible


DECISIONS: Final = (
    Decision(
        "release",
        _("Release"),
        _("Readers will see its pages. An original that acts by itself is not offered to them."),
        _by(Move.RELEASE),
        lambda file, actor, words: deciding.release(file=file, actor=actor),
    ),
    Decision(
        "refuse",
        _("Refuse"),
        _("The file and its pages are deleted. The person who uploaded it reads your reason."),
        _by(Move.REFUSE_BY_STAFF),
        lambda file, actor, words: deciding.refuse(file=file, actor=actor, words=words),
        words=True,
    ),
    Decision(
        "retry",
        _("Try again"),
        _("The file is checked again."),
        _by(Move.RETRY),
        lambda file, actor, words: deciding.retry(file=file, actor=actor, mover=Mover.STAFF),
    ),
    Decision(
        "hide",
        _("Hide from readers"),
        _("The file, its pictures and its hits in the search are taken away at once."),
        lambda file: not file.is_hidden,
        lambda file, actor, words: deciding.set_hidden(file=file, actor=actor, hidden=True),
    ),
    Decision(
        "show",
        _("Show to readers"),
        _("Readers of its case study or brief see it again."),
        lambda file: file.is_hidden,
        lambda file, actor, words: deciding.set_hidden(file=file, actor=actor, hidden=False),
    ),
)


def possible_decisions(file: SourceFile) -> list[Decision]:
    """What may be decided about a file as it stands."""
    return [decision for decision in DECISIONS if decision.is_possible(file)]


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, document_id: int, name: str) -> HttpResponse:
    """Ask once more, then do it; whoever may change the file may decide about it."""
    file: SourceFile = get_object_or_404(SourceFile, pk=document_id)
    policy = policy_registry.get_by_type(SourceFile)
    if not policy.user_has_permission_for_instance(request.user, "change", file):
        raise PermissionDenied
    decision = next((each for each in possible_decisions(file) if each.name == name), None)
    if decision is None:
        messages.error(request, _now("This cannot be done with the file as it stands now."))
        return redirect("wagtaildocs:edit", file.pk)
    words = request.POST.get("words", "").strip()
    if request.method == "GET" or (decision.words and not words):
        asked_again = request.method == "POST"
        context = {"file": file, "decision": decision, "words_missing": asked_again}
        return render(request, "uploads/admin/decide.html", context)
    return _done(request, file, decision, words)


def _done(request: HttpRequest, file: SourceFile, decision: Decision, words: str) -> HttpResponse:
    assert isinstance(request.user, User)  # noqa: S101 - the admin lets nobody else in
    try:
        decision.do(file, request.user, words)
    except deciding.NotPossible:
        messages.error(request, _now("This cannot be done with the file as it stands now."))
    else:
        messages.success(request, _now("Done: %(what)s.") % {"what": decision.label})
    return redirect("wagtaildocs:edit", file.pk)
