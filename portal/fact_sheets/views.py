"""The fact sheet as a file, for exactly those who may read the policy."""

from __future__ import annotations

from typing import Any, Final

from csp.decorators import csp_exempt
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cases.addresses import in_interface_language, permanent_path
from cases.selectors import find_policy
from cases.serving import check_audience
from portal.fact_sheets.addresses import can_print
from portal.fact_sheets.printing import PrinterIsBusy
from portal.fact_sheets.storing import printed
from portal.fact_sheets.texts import Sheet, sheet_of
from portal.outside.origin import absolute
from portal.outside.visibility import is_public

#: Seconds in which shared caches do not ask again; then they ask whether it has changed.
_HOUR: Final = 60 * 60


# A browser's own viewer is a plug-in with inline styles; the policy would leave its window empty.
@csp_exempt()  # type: ignore[arg-type]  # typed for views without arguments
@require_safe
def fact_sheet(request: HttpRequest, stable_id: str) -> HttpResponseBase:
    """The PDF; 404 for whoever may not read the policy, and where nothing can be printed."""
    page = find_policy(stable_id, str(get_language())) if can_print() else None
    if page is None:
        raise Http404
    for_everybody = is_public(page)
    if not for_everybody:
        # Asks who is reading, which keeps shared caches away.
        _check_reader(page, request)
    address = absolute(request, in_interface_language(permanent_path(stable_id)))
    sheet = sheet_of(page, address=address)
    etag = f'"{sheet.digest}"'
    try:
        unchanged = get_conditional_response(request, etag=etag)
        answer = unchanged or _file(sheet, f"{page.slug}.pdf")
    except PrinterIsBusy:
        return HttpResponse(status=503, headers={"Retry-After": "30", "Cache-Control": "no-store"})
    answer["ETag"] = etag
    _tell_caches(answer, for_everybody=for_everybody)
    return answer


def _file(sheet: Sheet, name: str) -> HttpResponse:
    """Not to be found by search engines: that is what the page is for."""
    shown = content_disposition_header(as_attachment=False, filename=name) or "inline"
    headers = {"Content-Disposition": shown, "X-Robots-Tag": "noindex"}
    return HttpResponse(printed(sheet), content_type="application/pdf", headers=headers)


def _check_reader(page: Any, request: HttpRequest) -> None:
    check_audience(page, request)
    if not all(each.accept_request(request) for each in page.get_view_restrictions()):
        raise Http404


def _tell_caches(answer: HttpResponseBase, *, for_everybody: bool) -> None:
    if for_everybody:
        patch_cache_control(answer, public=True, max_age=_HOUR)
    else:
        patch_cache_control(answer, private=True, no_cache=True)
