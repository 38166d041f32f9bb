"""A policy by its stable identifier: the permanent address, and files for reference managers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import get_language

from cases.addresses import in_interface_language, permanent_path, policy_path
from cases.citation import Citation, as_bibtex, as_csl_json, as_ris, citation_of
from cases.models import PolicyPage
from cases.selectors import find_policy
from cases.serving import check_audience


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file a reference manager reads."""

    content_type: str
    write: Callable[[Citation], str]


FORMATS: Final = {
    "bib": Format("application/x-bibtex", as_bibtex),
    "ris": Format("application/x-research-info-systems", as_ris),
    "json": Format("application/vnd.citationstyles.csl+json", as_csl_json),
}


def permanent(request: HttpRequest, stable_id: str) -> HttpResponse:
    """To the page as it is called today, in the language of the interface if it exists in it."""
    page = _policy(request, stable_id)
    return HttpResponseRedirect(in_interface_language(policy_path(page)))


def cite(request: HttpRequest, stable_id: str, extension: str) -> HttpResponse:
    """The citation as a file."""
    if extension not in FORMATS:
        raise Http404
    page = _policy(request, stable_id)
    url = request.build_absolute_uri(permanent_path(stable_id))
    chosen = FORMATS[extension]
    text = chosen.write(citation_of(page, url=url, today=timezone.localdate()))
    response = HttpResponse(text, content_type=f"{chosen.content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{stable_id}.{extension}"'
    return response


def _policy(request: HttpRequest, stable_id: str) -> PolicyPage:
    page = find_policy(stable_id, str(get_language()))
    if page is None:
        raise Http404
    check_audience(page, request)
    found: PolicyPage = page
    return found
