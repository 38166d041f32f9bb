"""The doors to a source file. Each asks :func:`cases.files.access.access_to` first."""

from __future__ import annotations

from uuid import UUID

import structlog
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from cases.addresses import in_interface_language, language_links
from cases.files import serving
from cases.files.access import Access, access_to
from cases.files.addresses import page_path
from cases.files.viewing import viewing_of
from uploads.models import SourceFile
from uploads.places import PICTURE_WIDTHS

log = structlog.get_logger(__name__)


@require_safe
def viewer(
    request: HttpRequest, file_id: UUID, number: int = 1, stable_id: str | None = None
) -> HttpResponse:
    """One page of a file; to its own address if it was asked for under another one."""
    file, access = _reached(request, file_id)
    asked = _asked_number(request, number, file.page_count)
    if access.policy_id != stable_id or asked != number:
        own = in_interface_language(page_path(file_id, asked, access.policy_id))
        return HttpResponseRedirect(own)
    saves_data = request.headers.get("Save-Data") == "on"
    viewing = viewing_of(file, access, number, saves_data=saves_data)
    if viewing is None:
        raise Http404
    context = {
        "viewing": viewing,
        "canonical": request.build_absolute_uri(in_interface_language(viewing.canonical_path)),
        "languages": language_links(viewing.canonical_path),
    }
    response = render(request, "cases/files/viewer.html", context)
    patch_vary_headers(response, ["Cookie", "Save-Data"])
    serving.keep_only_if_public(
        response, is_public=access.is_public and not request.user.is_authenticated
    )
    return response


@require_safe
def picture(request: HttpRequest, file_id: UUID, number: int, width: int) -> HttpResponseBase:
    """The picture of a page."""
    if width not in PICTURE_WIDTHS:
        raise Http404
    file, access = _reached(request, file_id)
    return serving.picture(request, file, number, width, is_public=access.is_public)


@require_safe
def original(request: HttpRequest, file_id: UUID) -> HttpResponseBase:
    """The file as it was uploaded, with one line in the log for each time it is taken."""
    file, access = _reached(request, file_id)
    if not access.may_download:
        raise Http404
    response = serving.original(request, file, is_public=access.is_public)
    if request.method == "GET" and response.status_code == 200:
        log.info("file_downloaded", file=str(file.stable_id), user=request.user.pk)
    return response


def _reached(request: HttpRequest, file_id: UUID) -> tuple[SourceFile, Access]:
    """404, not 403, where somebody may not see it: that a file exists is not told either."""
    file = get_object_or_404(SourceFile, stable_id=file_id)
    access = access_to(file, request)
    if access is None:
        raise Http404
    return file, access


def _asked_number(request: HttpRequest, number: int, count: int) -> int:
    """The page typed into "Go to", or that of the address; a number too large means the last."""
    typed = request.GET.get("p", "")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        return number
    return max(1, min(int(typed), count))
