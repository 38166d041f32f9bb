"""The part "files": what is there and where it stands, uploads, and one file's own page."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from briefs.answers import kept
from briefs.answers.parts import FILES
from briefs.attaching import attach_file, describe_file, detach_file, replace_file
from briefs.desk import Desk
from briefs.forms.files import ACCEPTED, AboutFileForm, UploadForm
from briefs.guesses import take_guesses, warnings_about
from briefs.models import SubmissionFile
from briefs.saving import NotEditable
from briefs.views.desks import page, wants_json
from uploads.choices import FileState
from uploads.receive import UploadRefused
from uploads.selectors import FileStatus, status_of


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
    take_guesses(desk.submission)
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
        _line(desk, row, tuple(what for file, what in warnings if file.pk == row.source_file_id))
        for row in rows
    ]


def _line(desk: Desk, row: SubmissionFile, differs: tuple[str, ...]) -> FileLine:
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
        return _answer(request, desk, [_("Choose the kind, language and licence of the file.")])
    if not uploads:
        return _answer(request, desk, [_("No file was chosen. Choose one or several files.")])
    refusals = [refusal for upload in uploads if (refusal := _attach(request, desk, upload, form))]
    return _answer(request, desk, refusals)


def _attach(request: HttpRequest, desk: Desk, upload: UploadedFile[Any], form: UploadForm) -> str:
    """Why the file was not taken, or "". What there is to say about one taken is a message."""
    try:
        received = attach_file(
            submission=desk.submission, upload=upload, actor=desk.user, about=form.described
        )
    except UploadRefused as refused:
        return f"{upload.name}: {refused.message}"
    except NotEditable:
        return _("The brief is with the reviewers. Take it back to change it.")
    if received.notice:
        messages.info(request, received.notice)
    return ""


def _answer(request: HttpRequest, desk: Desk, refusals: list[str]) -> HttpResponse:
    """A refused file is named; the others are there."""
    if wants_json(request):
        return JsonResponse({"refusals": refusals}, status=422 if refusals else 200)
    for refusal in refusals:
        messages.error(request, refusal)
    return HttpResponseRedirect(desk.url("files"))


@require_http_methods(["GET", "HEAD", "POST"])
def one_file(request: HttpRequest, desk: Desk, file: uuid.UUID) -> HttpResponse:
    """A file's own page: what is said about it, a new version, taking it off."""
    row = get_object_or_404(
        SubmissionFile.objects.select_related("source_file", "submission"),
        submission=desk.submission,
        source_file__stable_id=file,
    )
    if request.method == "POST":
        try:
            return _change(request, desk, row)
        except NotEditable:
            messages.error(request, _("The brief is with the reviewers. Take it back first."))
            return HttpResponseRedirect(desk.url("files"))
    return page(
        request,
        desk,
        "file",
        line=_line(desk, row, ()),
        form=AboutFileForm.about(row),
        accepted=ACCEPTED,
    )


def _change(request: HttpRequest, desk: Desk, row: SubmissionFile) -> HttpResponse:
    action = request.POST.get("action", "")
    if action == "remove":
        detach_file(row=row, actor=desk.user)
    elif action == "replace":
        _replace(request, desk, row)
    else:
        form = AboutFileForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Choose the kind, language and licence of the file."))
            return HttpResponseRedirect(desk.url("file", str(row.source_file.stable_id)))
        describe_file(row=row, actor=desk.user, about=form.described)
    return HttpResponseRedirect(desk.url("files"))


def _replace(request: HttpRequest, desk: Desk, row: SubmissionFile) -> None:
    uploads = request.FILES.getlist("files")
    if not uploads:
        messages.error(request, _("No file was chosen. Choose one or several files."))
        return
    try:
        replace_file(row=row, upload=uploads[0], actor=desk.user)
    except UploadRefused as refused:
        messages.error(request, f"{uploads[0].name}: {refused.message}")
