"""The page that offers a pack, and the pack itself."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cases.addresses import in_interface_language
from cases.files.serving import content_of
from portal.packs import limits
from portal.packs.asking import Stage, ask, note_taken, standing_of
from portal.packs.names import folder_name
from portal.packs.subjects import Subject, find_subject, pack_path

#: Seconds after which the page looks again by itself, unless the reader stopped it.
LOOKS_AGAIN_AFTER: Final = 6


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pack(request: HttpRequest, kind: str, about: str) -> HttpResponse:
    """What the pack holds, how large it is and where it stands; a click has it prepared."""
    subject, language = _subject(kind, about), str(get_language())
    if request.method == "POST":
        ask(subject, language)
        return HttpResponseRedirect(pack_path(subject))
    standing = standing_of(subject, language)
    looks_again = standing.stage is Stage.PREPARING and "stay" not in request.GET
    context = {
        "subject": subject,
        "standing": standing,
        "subject_url": in_interface_language(subject.path),
        "looks_again": looks_again,
        "seconds": LOOKS_AGAIN_AFTER,
        "shown": min(subject.total, limits.MAX_POLICIES),
    }
    response = render(request, "packs/page.html", context)
    if looks_again:
        response.headers["Refresh"] = str(LOOKS_AGAIN_AFTER)
    return response


@never_cache
@require_safe
def download(request: HttpRequest, kind: str, about: str) -> HttpResponseBase:
    """The ZIP, as long as it says what the portal says; else back to the page that offers it."""
    subject, language = _subject(kind, about), str(get_language())
    standing = standing_of(subject, language)
    if standing.stage is not Stage.READY or standing.pack is None:
        return HttpResponseRedirect(pack_path(subject))
    found = content_of(standing.pack.name)
    name = f"{folder_name(subject.slug, language)}-{standing.pack.built_at:%Y-%m-%d}.zip"
    found.headers["Content-Type"] = "application/zip"
    found.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    note_taken(standing.pack)
    return found


def _subject(kind: str, about: str) -> Subject:
    subject = find_subject(kind, about, str(get_language()))
    if subject is None:
        raise Http404
    return subject
