"""One file's own page: what is said about it, a newer version, taking it off, another attempt."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from briefs.forms.files import ACCEPTED, AboutFileForm
from briefs.models import SubmissionFile
from briefs.views.desks import page
from briefs.views.files import ABOUT_REFUSED, NONE_CHOSEN, line_of
from briefs.writing.attaching import describe_file, detach_file, replace_file
from briefs.writing.desk import Desk
from briefs.writing.saving import NotEditable
from uploads.deciding import NotPossible, retry
from uploads.receive import UploadRefused


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
        line=line_of(desk, row, ()),
        form=AboutFileForm.about(row),
        accepted=ACCEPTED,
    )


def _change(request: HttpRequest, desk: Desk, row: SubmissionFile) -> HttpResponse:
    action = request.POST.get("action", "")
    if action == "remove":
        detach_file(row=row, actor=desk.user)
    elif action == "replace":
        _replace(request, desk, row)
    elif action == "retry":
        _try_again(request, desk, row)
    else:
        form = AboutFileForm(request.POST)
        if not form.is_valid():
            messages.error(request, ABOUT_REFUSED)
            return HttpResponseRedirect(desk.url("file", str(row.source_file.stable_id)))
        describe_file(row=row, actor=desk.user, about=form.described)
    return HttpResponseRedirect(desk.url("files"))


def _try_again(request: HttpRequest, desk: Desk, row: SubmissionFile) -> None:
    try:
        retry(file=row.source_file, actor=desk.user)
    except NotPossible:
        messages.info(request, _("This was done already, or cannot be done now."))


def _replace(request: HttpRequest, desk: Desk, row: SubmissionFile) -> None:
    uploads = request.FILES.getlist("files")
    if not uploads:
        messages.error(request, NONE_CHOSEN)
        return
    try:
        replace_file(row=row, upload=uploads[0], actor=desk.user)
    except UploadRefused as refused:
        messages.error(request, f"{uploads[0].name}: {refused.message}")
