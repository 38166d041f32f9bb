"""``/oai/``, by GET or POST. Everybody gets what an anonymous reader may see."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from portal.outside.oai import arguments, verbs, xml
from portal.outside.oai.answers import Answer
from portal.outside.origin import origin_of


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_cache=True)
def oai(request: HttpRequest) -> HttpResponse:
    """Answer a harvester; what is wrong is said inside the document, with status 200."""
    query = request.POST if request.method == "POST" else request.GET
    origin = origin_of(request)
    said: Answer | arguments.ProtocolError
    asked: dict[str, str] = {}
    try:
        asked = arguments.read(query)
        said = verbs.answer(asked, origin)
    except arguments.ProtocolError as error:
        said = error
    document = xml.response(asked, f"{origin}/oai/", said)
    return HttpResponse(document, content_type="text/xml; charset=utf-8")
