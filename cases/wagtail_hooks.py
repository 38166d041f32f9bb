"""Wagtail's own address of a source file obeys the rules of the portal."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseRedirect
from wagtail import hooks

from cases.files.access import access_to
from cases.files.addresses import original_path
from uploads.models import SourceFile


@hooks.register("before_serve_document", order=-100)
def only_by_our_own_door(document: SourceFile, request: HttpRequest) -> HttpResponseRedirect:
    """To the portal's download for whoever may take the original; for all others it is not there.

    A redirect, because Wagtail sends the file itself whenever a hook answers with a stream.
    """
    access = access_to(document, request)
    if access is None or not access.may_download:
        raise Http404
    return HttpResponseRedirect(original_path(document.stable_id))
