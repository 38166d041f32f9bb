"""``/styleguide/``: for staff. Visitors are asked to sign in; for others it is not there."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from accounts.people import is_staff, signed_in_person
from portal.styleguide.chapters import chapters
from portal.styleguide.drawn import drawn_covers, sprite_icons
from portal.styleguide.palette import measured, palettes


@never_cache
@login_required
def styleguide(request: HttpRequest) -> HttpResponse:
    """Everything the pages are made of, made by what makes the pages."""
    if not is_staff(signed_in_person(request)):
        raise Http404
    context = {
        "modes": {mode: measured(colours) for mode, colours in palettes().items()},
        "icons": sprite_icons(),
        "families": drawn_covers(),
        "chapters": chapters(request),
    }
    return render(request, "styleguide/guide.html", context)
