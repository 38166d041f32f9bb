"""The part "files": what is there and where it stands, uploads, and one file's own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from briefs.answers import kept
from briefs.answers.parts import FILES
from briefs.forms.files import ACCEPTED, UploadForm
from briefs.models import SubmissionFile
from briefs.views.desks import page, wants_json
from briefs.writing.attaching import attach_file
from briefs.writing.catching_up import catch_up
from briefs.writing.desk import Desk
from briefs.writing.guesses import warnings_about
from briefs.writing.saving import NotEditable
from uploads.choices import FileState
from uploads.receive import UploadRefused
from uploads.selectors import FileStatus, status_of

ABOUT_REFUSED = gettext_lazy("Choose the kind, language and licence of the file.")
NONE_CHOSEN = gettext_lazy("No file was chosen. Choose one or several files.")


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of the brief as the list shows it; ``differs``: what its content contradicts."""

    row: SubmissionFile
    status: FileStatus
    url: str
    status_url: str
    viewer_url: str
    picture_url: str
    differs: tuple[str, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The list with the upload below it, or what becomes of an upload."""
    return _take(request, desk) if request.method == "POST" else _list(request, desk)


def _list(
    request: HttpRequest, desk: Desk, form: UploadForm | None = None, status: int = 200
) -> HttpResponse:
    catch_up(desk.submission)
    language = str(kept.answers_of(desk.submission).get("content_language") or "")
    return page(
        request,
        desk,
        "files",
        asked=FILES,
        number=5,
        lines=_lines(desk, language),
        form=form or UploadForm.fresh(language),
        accepted=ACCEPTED,
        next_url=desk.url("part", "consent"),
        status=status,
    )


def _lines(desk: Desk, language: str) -> list[FileLine]:
    warnings = warnings_about(desk.submission, language)
    rows = desk.submission.files.select_related("source_file")
    return [
        line_of(desk, row, tuple(what for file, what in warnings if file.pk == row.source_file_id))
        for row in rows
    ]


def line_of(desk: Desk, row: SubmissionFile, differs: tuple[str, ...]) -> FileLine:
    file = row.source_file
    path = f"/files/{file.stable_id}/p/1/"
    has_pages = file.state == FileState.READY and file.page_count > 0
    return FileLine(
        row=row,
        status=status_of(file),
        url=desk.url("file", str(file.stable_id)),
        status_url=reverse("uploads:status", args=[file.stable_id]),
        viewer_url=path if has_pages else "",
        picture_url=f"{path}320.webp" if has_pages and file.pages_folder else "",
        differs=differs,
    )


def _take(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = UploadForm(request.POST)
    uploads = request.FILES.getlist("files")
    if not form.is_valid():
        return _answer(request, desk, [_Tried(refusal=str(ABOUT_REFUSED))])
    if not uploads:
        return _answer(request, desk, [_Tried(refusal=str(NONE_CHOSEN))])
    tried = [_attach(desk, upload, form) for upload in uploads]
    return _answer(
        request,
        desk,
        refusals=[each for each in tried if each.refusal],
        notices=[each.notice for each in tried if each.notice],
    )


@dataclass(frozen=True, slots=True)
class _Tried:
    """What there is to say about one upload: why it was not taken, or what is known of it."""

    name: str = ""
    refusal: str = ""
    notice: str = ""


def _attach(desk: Desk, upload: UploadedFile[Any], form: UploadForm) -> _Tried:
    try:
        received = attach_file(
            submission=desk.submission, upload=upload, actor=desk.user, about=form.described
        )
    except UploadRefused as refused:
        return _Tried(f"{upload.name}: ", refusal=refused.message)
    except NotEditable:
        return _Tried(refusal=_("The brief is with the reviewers. Take it back to change it."))
    return _Tried(notice=received.notice)


def _answer(
    request: HttpRequest, desk: Desk, refusals: list[_Tried], notices: Sequence[str] = ()
) -> HttpResponse:
    """A refused file is named; the others are there."""
    if wants_json(request):
        told = {"refusals": [each.refusal for each in refusals], "notices": list(notices)}
        return JsonResponse(told, status=422 if refusals else 200)
    for refusal in refusals:
        messages.error(request, f"{refusal.name}{refusal.refusal}")
    for notice in notices:
        messages.info(request, notice)
    return HttpResponseRedirect(desk.url("files"))
