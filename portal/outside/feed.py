"""The newest policies as an Atom feed, for readers who follow the portal in a feed reader."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cases.addresses import in_interface_language, permanent_path, policy_path
from cases.selectors import one_per_policy, policy_models
from portal.outside.origin import absolute
from portal.outside.visibility import public_policies

ENTRIES: Final = 30
_HOUR: Final = 60 * 60


@require_safe
@cache_control(public=True, max_age=_HOUR)
def feed(request: HttpRequest) -> HttpResponse:
    """Each policy once, in the language of the interface where it exists in it."""
    written = Atom1Feed(
        title=f"{gettext('Newest policies')} – {gettext('Seoul case-study portal')}",
        link=absolute(request, in_interface_language("/")),
        description="",
        language=get_language(),
        feed_url=absolute(request, reverse("feed")),
        feed_guid=absolute(request, reverse("feed")),
        author_name=gettext("Seoul case-study portal"),
    )
    for page in _newest():
        written.add_item(
            title=page.title,
            link=absolute(request, in_interface_language(policy_path(page))),
            description=page.summary,
            unique_id=absolute(request, permanent_path(page.stable_id)),
            pubdate=page.first_published_at,
            updateddate=page.last_published_at,
            categories=[page.main_theme.label, page.city.name],
        )
    response = HttpResponse(content_type=written.content_type)
    written.write(response, "utf-8")
    return response


def _newest() -> list[Any]:
    """The newest of each kind, then of all; a policy in two languages takes one place."""
    found = [
        page
        for model in policy_models()
        for page in public_policies(model)
        .filter(first_published_at__isnull=False)
        .order_by("-first_published_at", "-pk")[: 2 * ENTRIES]
    ]
    once = one_per_policy(found, str(get_language()))
    return sorted(once, key=lambda page: page.first_published_at, reverse=True)[:ENTRIES]
