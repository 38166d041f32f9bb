"""Where a file stands, for the page that shows its progress; and another attempt."""

from __future__ import annotations

import contextlib
import uuid

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.people import is_staff
from uploads.deciding import NotPossible, retry
from uploads.models import SourceFile
from uploads.selectors import status_of


@require_safe
@never_cache
def status(request: HttpRequest, stable_id: uuid.UUID) -> JsonResponse:
    """The fields of FileStatus, for the person the file belongs to and for staff; else 404.

    ``?lang=ko``: the language of the page that asks; the address itself has none.
    """
    file = _file_of(request, stable_id)
    language = request.GET.get("lang", "")
    if not translation.check_for_language(language):
        language = translation.get_language() or "en"
    with translation.override(language):
        return JsonResponse(status_of(file).as_json())


@require_POST
def try_again(request: HttpRequest, stable_id: uuid.UUID) -> HttpResponseRedirect:
    """Have a file checked again whose check failed, and go back to ``next``; else 404."""
    file = _file_of(request, stable_id)
    if not isinstance(request.user, AnonymousUser):
        # Asked twice, it is tried once.
        with contextlib.suppress(NotPossible):
            retry(file=file, actor=request.user)
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(back if safe else "/")


def _file_of(request: HttpRequest, stable_id: uuid.UUID) -> SourceFile:
    file: SourceFile = get_object_or_404(SourceFile, stable_id=stable_id)
    if file.belongs_to(request.user) or is_staff(request.user):
        return file
    raise Http404
