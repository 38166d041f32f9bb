"""All public pages for search engines: an index, and a map for each kind of page.

Each page stands in it once for every language its text exists in, and names the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemap_views
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cases.addresses import below_home, localised
from cases.selectors import policy_models
from portal.outside.alternates import Alternate, default_of
from portal.outside.newest import newest_by
from portal.outside.subjects import BY_PAGE_TYPE
from portal.outside.visibility import public_policies
from programmes.models import LearningSession, Place
from taxonomy.models import City, Theme

#: Addresses in one file; engines take 50,000, and 10 MB of them.
LIMIT: Final = 5000
_HOUR: Final = 60 * 60
PAGE_TYPES: Final = frozenset(BY_PAGE_TYPE)


if TYPE_CHECKING:
    _Sitemap = Sitemap[Any]
else:
    _Sitemap = Sitemap


class _Map(_Sitemap):
    """Addresses in every language of the site, each with its alternates."""

    i18n = True
    alternates = True
    limit = LIMIT

    def get_protocol(self, protocol: str | None = None) -> str:
        """That of our origin, where the settings name one."""
        scheme, _, _host = settings.PUBLIC_ORIGIN.partition("://")
        return scheme or protocol or "https"

    def get_domain(self, site: Any = None) -> str:
        """The host of our origin, else that of the request."""
        host = settings.PUBLIC_ORIGIN.partition("://")[2]
        return host or str(site.domain)

    @cached_property
    def _held(self) -> list[Any]:
        return list(self.found())

    def items(self) -> list[Any]:
        """What is mapped, asked for once for a file."""
        return self._held

    def _urls(self, page: int | str, protocol: str, domain: str) -> list[dict[str, Any]]:
        """Django's own default language takes "/en/" out of any address it stands in."""
        urls: list[dict[str, Any]] = super()._urls(page, protocol, domain)  # type: ignore[misc]
        for url in urls:
            found = [Alternate(each["lang_code"], each["location"]) for each in url["alternates"]]
            url["alternates"] += [
                {"lang_code": each.code, "location": each.url} for each in default_of(found)
            ]
        return urls

    def found(self) -> Sequence[Any]:
        raise NotImplementedError


class _TreeMap(_Map):
    """Pages of Wagtail's tree. An address is given only in the languages of its translations."""

    @cached_property
    def _paths(self) -> Mapping[Any, Mapping[str, str]]:
        """Translation key -> language -> path, of the public pages that are mapped."""
        paths: dict[Any, dict[str, str]] = defaultdict(dict)
        for page in self._held:
            paths[page.translation_key][page.locale.language_code] = below_home(page.url_path)
        return paths

    def items(self) -> list[Any]:
        """One page for all of its translations."""
        return list({page.translation_key: page for page in self._held}.values())

    def get_languages_for_item(self, item: Any) -> list[str]:
        known = self._paths[item.translation_key]
        return [code for code, _name in settings.LANGUAGES if code in known]

    def location(self, item: Any) -> str:
        language = str(get_language())
        return localised(self._paths[item.translation_key][language], language)

    def lastmod(self, item: Any) -> datetime | None:
        at: datetime | None = item.last_published_at
        return at


class PolicyMap(_TreeMap):
    """Case studies and briefs."""

    def found(self) -> Sequence[Any]:
        return [
            page
            for model in policy_models()
            for page in public_policies(model).order_by("path").defer_streamfields()
        ]


class PageMap(_TreeMap):
    """All other pages of the tree."""

    def found(self) -> Sequence[Any]:
        pages = Page.objects.live().public().not_type(*policy_models())
        pages = pages.filter(depth__gt=1).order_by("path").select_related("locale")
        told = [page for page in pages.specific() if page._meta.label in PAGE_TYPES]
        return [page for page in told if "public" in getattr(page, "audience_tokens", ["public"])]


class _PortraitMap(_Map):
    """Pages about themes and the like. Those without a public policy are not worth a visit."""

    model: type[Any]
    field: str
    address: str
    empty_too = False

    @cached_property
    def _newest(self) -> Mapping[Any, datetime | None]:
        return newest_by(self.field)

    def found(self) -> Sequence[Any]:
        all_of_them = self.model._default_manager.order_by("slug")
        return list(
            all_of_them if self.empty_too else all_of_them.filter(pk__in=list(self._newest))
        )

    def location(self, item: Any) -> str:
        return localised(f"/{self.address}/{item.slug}/", str(get_language()))

    def lastmod(self, item: Any) -> datetime | None:
        """The day of its newest policy."""
        return self._newest.get(item.pk)


class ThemeMap(_PortraitMap):
    model, field, address = Theme, "theme", "themes"


class CityMap(_PortraitMap):
    model, field, address = City, "city", "cities"


class SessionMap(_PortraitMap):
    model, field, address, empty_too = LearningSession, "session", "sessions", True


class PlaceMap(_PortraitMap):
    model, field, address, empty_too = Place, "place", "places", True


class ListMap(_Map):
    """The pages that list these, and the empty search."""

    def found(self) -> Sequence[str]:
        return ["themes", "cities", "sessions", "places", "search"]

    def location(self, item: Any) -> str:
        return localised(f"/{item}/", str(get_language()))


MAPS: Final[Mapping[str, type[_Map]]] = {
    "pages": PageMap,
    "policies": PolicyMap,
    "themes": ThemeMap,
    "cities": CityMap,
    "sessions": SessionMap,
    "places": PlaceMap,
    "lists": ListMap,
}


@require_safe
@cache_control(public=True, max_age=_HOUR)
def index(request: HttpRequest) -> HttpResponse:
    """The maps there are, with the day of the newest page in each."""
    answer: TemplateResponse = sitemap_views.index(request, _maps(), sitemap_url_name="sitemap_of")
    return answer


@require_safe
@cache_control(public=True, max_age=_HOUR)
def sitemap(request: HttpRequest, section: str) -> HttpResponse:
    """One map; 404 for a page that is empty or a name that is none."""
    answer: TemplateResponse = sitemap_views.sitemap(request, _maps(), section=section)
    return answer


def _maps() -> dict[str, type[Sitemap[Any]] | Sitemap[Any]]:
    """Made anew for each request: a map keeps what it found."""
    return {name: kind() for name, kind in MAPS.items()}
