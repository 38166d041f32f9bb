"""Where a file stands, for the page that shows its progress."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from uploads.models import SourceFile
from uploads.selectors import status_of


@require_safe
@never_cache
def status(request: HttpRequest, stable_id: uuid.UUID) -> JsonResponse:
    """The fields of FileStatus, for the person the file belongs to and for staff; else 404.

    ``?lang=ko``: the language of the page that asks; the address itself has none.
    """
    file = get_object_or_404(SourceFile, stable_id=stable_id)
    if not (file.belongs_to(request.user) or request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404
    language = request.GET.get("lang", "")
    if not translation.check_for_language(language):
        language = translation.get_language() or "en"
    with translation.override(language):
        return JsonResponse(status_of(file).as_json())
