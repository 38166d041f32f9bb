"""Nodes of schema.org that several pages tell: the site, its publisher, places, breadcrumbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final

from django.conf import settings
from django.utils.translation import get_language, gettext

from portal.outside.telling import Shown, Step, Thing
from taxonomy.models import City, Theme
from uploads.choices import Licence

#: Entries of a list that are told; engines read no more, and a page on a slow link has its budget.
LISTED: Final = 50
PUBLISHER: Final = "Seoul Metropolitan Government"
#: Licences that have an address; "all rights reserved" has none.
LICENCE_URLS: Final[Mapping[str, str]] = {
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC_BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
    Licence.KOGL_1: "https://www.kogl.or.kr/info/licenseType1.do",
    Licence.PUBLIC_DOMAIN: "https://creativecommons.org/publicdomain/mark/1.0/",
}


def thing(kind: str, **fields: Any) -> Thing:
    """A node without its empty fields; ``id`` becomes ``@id``."""
    told = {"@id" if name == "id" else name: value for name, value in fields.items()}
    return {"@type": kind, **{name: value for name, value in told.items() if value or value == 0}}


def website(shown: Shown) -> Thing:
    """The whole site, and how to search it."""
    target = f"{shown.here('/search/')}?q={{words}}"
    return thing(
        "WebSite",
        id=_site_id(shown),
        name=gettext("Seoul case-study portal"),
        url=shown.here("/"),
        inLanguage=[code for code, _name in settings.LANGUAGES],
        publisher=publisher(),
        potentialAction={
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=words",
        },
    )


def part_of_site(shown: Shown) -> Thing:
    """The site in the words of one of its pages."""
    name = gettext("Seoul case-study portal")
    return thing("WebSite", id=_site_id(shown), name=name, url=shown.here("/"))


def publisher() -> Thing:
    """Who answers for the site."""
    return thing("GovernmentOrganization", name=PUBLISHER)


def web_page(shown: Shown, kind: str, name: str, **fields: Any) -> Thing:
    """The page itself: ``CollectionPage``, ``AboutPage``, ``WebPage``."""
    return thing(
        kind,
        id=shown.canonical,
        url=shown.canonical,
        name=name,
        inLanguage=get_language(),
        isPartOf=part_of_site(shown),
        **fields,
    )


def breadcrumbs(trail: Iterable[Step], here: Step) -> Thing:
    """The way from the front page, this page last."""
    return thing(
        "BreadcrumbList",
        itemListElement=[
            {"@type": "ListItem", "position": place, "name": step.name, "item": step.url}
            for place, step in enumerate([*trail, here], start=1)
        ],
    )


def item_list(shown: Shown, entries: Iterable[tuple[str, str]]) -> Thing:
    """Names and paths of what a page lists, in its order."""
    return thing(
        "ItemList",
        itemListElement=[
            {"@type": "ListItem", "position": place, "name": name, "url": shown.absolute(path)}
            for place, (name, path) in enumerate(islice(entries, LISTED), start=1)
        ],
    )


def city(city: City) -> Thing:
    """Name, country, position, and the number at GeoNames where it is known."""
    return thing(
        "City",
        name=city.name,
        containedInPlace=thing("Country", name=city.country.name, identifier=city.country.code),
        geo=geo(city.latitude, city.longitude),
        sameAs=f"https://sws.geonames.org/{city.geonames_id}/" if city.geonames_id else "",
    )


def geo(latitude: float, longitude: float) -> Thing:
    """A point in degrees, WGS 84."""
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}


def theme(shown: Shown, theme: Theme) -> Thing:
    """A term of our vocabulary."""
    return thing(
        "DefinedTerm",
        name=theme.label,
        termCode=theme.slug,
        url=shown.here(f"/themes/{theme.slug}/"),
    )


def _site_id(shown: Shown) -> str:
    return f"{shown.absolute('/')}#website"
