"""One cover as a file. It never changes under its address, so browsers keep it for a year."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.covers.drawing import NUMBERS, draw
from taxonomy.families import Family

YEAR = 365 * 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
def cover(request: HttpRequest, family: str, number: int) -> HttpResponse:
    """404 for a family or number that no record can have."""
    known = {each.value: each for each in Family}
    if family not in known or number >= NUMBERS:
        raise Http404
    return HttpResponse(draw(known[family], number), content_type="image/svg+xml")
