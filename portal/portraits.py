"""Pages about what policies have in common: a theme, a city, a learning session, a place."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from cases.cards import card_of
from cases.selectors import policies_at
from portal import archive, selectors
from portal.counts import held_in, holdings, policies_with
from portal.plots.matrix import matrix_of
from portal.plots.world import Dot, dots_of
from programmes.audience import tokens_of
from programmes.models import LearningSession, Place
from search.audience import audience_of
from search.crossing import crossed, files_with
from taxonomy.models import City, Theme

#: Cards on a portrait; the rest is one link away, in the search.
SHOWN = 12
#: On a theme, where map and years follow.
SHOWN_OF_THEME = 6
#: All briefs of one learning session are shown: 57 people came to the largest.
SHOWN_OF_SESSION = 100
#: Themes named as close to a theme.
NEIGHBOURS = 6


def themes(request: HttpRequest) -> HttpResponse:
    """All themes."""
    counted = selectors.counted_themes(holdings(request))
    by_region = crossed("theme", "region", audience=audience_of(request.user))
    matrix = matrix_of((each.theme for each in counted), by_region)
    return render(request, "portal/themes.html", {"themes": counted, "matrix": matrix})


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """One theme: numbers, newest policies, its cities, years, and the themes close to it."""
    shown = get_object_or_404(Theme, slug=slug)
    found = policies_with(request, {"theme": (slug,)}, limit=SHOWN_OF_THEME)
    audience = audience_of(request.user)
    regions = selectors.cities_by_region(held_in(found).counts["city"])
    neighbours = crossed("theme", "theme", audience=audience) if found.total else {}
    context = {
        "theme": shown,
        "found": found,
        "regions": regions,
        "dots": dots_of_regions(regions),
        "files": files_with("theme", slug, audience=audience) if found.total else 0,
        "neighbours": selectors.neighbours_of(shown, neighbours, NEIGHBOURS),
    }
    return render(request, "portal/theme.html", context)


def cities(request: HttpRequest) -> HttpResponse:
    """All cities with policies: on the map, and by region and country."""
    regions = selectors.cities_by_region(holdings(request).counts["city"])
    context = {"regions": regions, "dots": dots_of_regions(regions)}
    return render(request, "portal/cities.html", context)


def city(request: HttpRequest, slug: str) -> HttpResponse:
    """One city: its policies, their themes, its sessions, and the cities around it."""
    shown = get_object_or_404(City.objects.select_related("country"), slug=slug)
    found = policies_with(request, {"city": (slug,)}, limit=SHOWN)
    held = held_in(found)
    around = [
        region
        for region in selectors.cities_by_region({slug: 0, **held.counts["city"]})
        if region.slug == shown.country.region
    ]
    context = {
        "city": shown,
        "found": found,
        "themes": selectors.themes_of(held.counts["theme"]),
        "sessions": selectors.sessions_of_city(shown, held),
        "regions": around,
        "dots": dots_of_regions(around, here=slug),
    }
    return render(request, "portal/city.html", context)


def sessions(request: HttpRequest) -> HttpResponse:
    """All learning sessions."""
    cards = selectors.session_cards(holdings(request))
    return render(request, "portal/sessions.html", {"sessions": cards})


def session(request: HttpRequest, slug: str) -> HttpResponse:
    """The archive of a learning session: who came from where, programme, visits, briefs, files."""
    shown = get_object_or_404(LearningSession, slug=slug)
    found = policies_with(request, {"session": (slug,)}, limit=SHOWN_OF_SESSION)
    programme = selectors.programme_of(shown)
    regions = archive.came_from(shown, found.results)
    context = {
        "session": shown,
        "description": selectors.session_description(shown),
        "days": archive.days_of(programme),
        "visits": archive.visits_of(programme),
        "found": found,
        "regions": regions,
        "dots": dots_of_regions(regions),
        "files": archive.files_shown(found.results),
    }
    return render(request, "portal/session.html", context)


def places(request: HttpRequest) -> HttpResponse:
    """All places participants are taken to."""
    return render(request, "portal/places.html", {"places": selectors.place_cards()})


def place(request: HttpRequest, slug: str) -> HttpResponse:
    """One place: what can be seen there, and who went."""
    shown = get_object_or_404(Place, slug=slug)
    policies = policies_at(shown, tokens_of(request.user), str(get_language()))
    context = {
        "place": shown,
        "description": selectors.place_description(shown),
        "policies": [card_of(policy) for policy in policies],
        "sessions": selectors.sessions_at(shown),
    }
    return render(request, "portal/place.html", context)


def dots_of_regions(regions: list[selectors.RegionCountries], here: str = "") -> tuple[Dot, ...]:
    """The cities on the map in the order of their list."""
    counted = [(each.city, each.count) for region in regions for each in region.cities]
    return dots_of(counted, here=here)
