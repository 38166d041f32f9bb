"""A card as a file, for whoever asks: it shows nothing that an anonymous reader may not see."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.outside.cards.storing import picture
from portal.outside.cards.subjects import find_card

#: Seconds. Not for ever, though the digest would allow it: a policy may cease to be public.
_DAY: Final = 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=_DAY)
def card(request: HttpRequest, kind: str, about: str, digest: str) -> HttpResponseBase:
    """The picture; an address of an older one leads to it."""
    text = find_card(kind, about, str(get_language()))
    if text is None:
        raise Http404
    if digest != text.digest:
        return HttpResponseRedirect(text.path)
    etag = f'"{digest}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    return HttpResponse(picture(text), content_type="image/png", headers={"ETag": etag})
