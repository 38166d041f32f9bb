"""How a policy page answers: to its audience, in the reader's language, with all it shows.

Called by :meth:`cases.models.PolicyPage.serve` and ``get_context``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from cases.addresses import permanent_path
from cases.contents import contents_of
from cases.reading import reading_of
from cases.translations.showing import language_and_versions
from cases.translations.versions import by_language, text_language, versions_of
from programmes.audience import PUBLIC_TOKENS, tokens_of

if TYPE_CHECKING:
    from cases.models import CollectionPage, PolicyPage


def check_audience(page: PolicyPage | CollectionPage, request: HttpRequest) -> None:
    """Raise 404, not 403, for anybody else: that a policy exists is not told either."""
    if not tokens_of(request.user) & set(page.audience_tokens):
        raise Http404


def translation_instead(
    page: PolicyPage | CollectionPage, request: HttpRequest
) -> HttpResponse | None:
    """A redirect to the version in the language of the interface, where there is another one."""
    language = str(get_language())
    if text_language(page) == language:
        return None
    version = by_language(versions_of(page)).get(language)
    return HttpResponseRedirect(version.address) if version else None


def keep_from_shared_caches(
    page: PolicyPage | CollectionPage, response: HttpResponse
) -> HttpResponse:
    """A policy that is not public must not be stored between the server and its reader."""
    if not PUBLIC_TOKENS & set(page.audience_tokens):
        patch_cache_control(response, private=True)
    return response


def policy_context(page: PolicyPage, request: HttpRequest) -> dict[str, Any]:
    """Everything gathered for this reader; also what an editor's preview shows."""
    reading = reading_of(
        page,
        tokens=tokens_of(request.user),
        today=timezone.localdate(),
        language=str(get_language()),
        permanent_url=request.build_absolute_uri(permanent_path(page.stable_id)),
    )
    return {
        **language_and_versions(page, request),
        "reading": reading,
        "contents": contents_of(page, reading),
    }
