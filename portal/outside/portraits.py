"""What is told about a theme, a city, a learning session, a place, and the lists of them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, ngettext

from portal.outside import things
from portal.outside.cards.subjects import city_card, place_card, session_card, theme_card
from portal.outside.telling import Shown, Step, Telling, Thing, trimmed
from programmes.models import LearningSession, Place


def theme(shown: Shown) -> Telling:
    """Number of policies, and the names of the newest."""
    theme, found = shown.context["theme"], shown.context["found"]
    count = ngettext(
        "%(count)s policy of Seoul and its partner cities on %(theme)s.",
        "%(count)s policies of Seoul and its partner cities on %(theme)s.",
        found.total,
    ) % {"count": found.total, "theme": theme.label}
    return Telling(
        title=theme.label,
        description=trimmed(f"{count} {theme.description or _newest(found)}"),
        card=theme_card(theme),
        trail=(Step(gettext("Themes"), shown.here("/themes/")),),
        things=(_portrait(shown, theme.label, found, about=things.theme(shown, theme)),),
    )


def city(shown: Shown) -> Telling:
    """Number of policies, and the names of the newest."""
    city, found = shown.context["city"], shown.context["found"]
    count = ngettext(
        "%(count)s policy of %(city)s, %(country)s.",
        "%(count)s policies of %(city)s, %(country)s.",
        found.total,
    ) % {"count": found.total, "city": city.name, "country": city.country.name}
    return Telling(
        title=city.name,
        description=trimmed(f"{count} {_newest(found)}"),
        card=city_card(city),
        trail=(Step(gettext("Cities"), shown.here("/cities/")),),
        things=(_portrait(shown, city.name, found, about=things.city(city)),),
    )


def session(shown: Shown) -> Telling:
    """What it was about, and what came of it."""
    session, found = shown.context["session"], shown.context["found"]
    count = ngettext(
        "%(count)s policy presented at the learning session %(session)s in Seoul.",
        "%(count)s policies presented at the learning session %(session)s in Seoul.",
        found.total,
    ) % {"count": found.total, "session": session}
    told = shown.context.get("description", "")
    card = session_card(session)
    return Telling(
        title=str(session),
        description=trimmed(f"{told} {count}"),
        card=card,
        trail=(Step(gettext("Learning sessions"), shown.here("/sessions/")),),
        things=(_event(shown, session, told, shown.absolute(card.path)),),
    )


def place(shown: Shown) -> Telling:
    """What can be seen there."""
    place: Place = shown.context["place"]
    told = shown.context.get("description", "")
    visited = gettext("A place in Seoul that learning sessions visit: %(place)s.") % {
        "place": place
    }
    return Telling(
        title=str(place),
        description=trimmed(told or visited),
        card=place_card(place),
        trail=(Step(gettext("Places"), shown.here("/places/")),),
        things=(_place(shown, place, told),),
    )


def themes(shown: Shown) -> Telling:
    counted = shown.context["themes"]
    count = ngettext("%(count)s theme", "%(count)s themes", len(counted)) % {"count": len(counted)}
    listed = ", ".join(each.theme.label for each in counted)
    entries = [(each.theme.label, _path(shown, "themes", each.theme)) for each in counted]
    return _list(shown, gettext("Themes"), f"{count}: {listed}", entries)


def cities(shown: Shown) -> Telling:
    found = [
        each.city
        for region in shown.context["regions"]
        for country in region.countries
        for each in country.cities
    ]
    count = ngettext("Policies of %(count)s city", "Policies of %(count)s cities", len(found)) % {
        "count": len(found)
    }
    listed = ", ".join(city.name for city in found)
    entries = [(city.name, _path(shown, "cities", city)) for city in found]
    return _list(shown, gettext("Cities"), f"{count}: {listed}", entries)


def sessions(shown: Shown) -> Telling:
    cards = shown.context["sessions"]
    told = gettext(
        "Since 2001 Seoul has invited civil servants of its partner cities to learning sessions: "
        "programmes, visits and what the participants presented."
    )
    entries = [(str(each.session), _path(shown, "sessions", each.session)) for each in cards]
    return _list(shown, gettext("Learning sessions"), told, entries)


def places(shown: Shown) -> Telling:
    cards = shown.context["places"]
    listed = ", ".join(str(each.place) for each in cards)
    told = gettext("Places in Seoul that learning sessions visit: %(places)s") % {"places": listed}
    entries = [(str(each.place), _path(shown, "places", each.place)) for each in cards]
    return _list(shown, gettext("Places"), told, entries)


def _path(shown: Shown, list_name: str, each: Any) -> str:
    return shown.here(f"/{list_name}/{each.slug}/")


def _list(shown: Shown, title: str, told: str, entries: list[tuple[str, str]]) -> Telling:
    listed = things.item_list(shown, entries)
    page = things.web_page(shown, "CollectionPage", title, mainEntity=listed)
    return Telling(title=title, description=trimmed(told), things=(page,))


def _portrait(shown: Shown, name: str, found: Any, *, about: Thing) -> Thing:
    listed = things.item_list(shown, [(each.title, each.url) for each in found.results])
    return things.web_page(shown, "CollectionPage", name, about=about, mainEntity=listed)


def _newest(found: Any) -> str:
    return "; ".join(result.title for result in found.results[:3])


def _event(shown: Shown, session: LearningSession, told: str, picture: str) -> Thing:
    """Days where they are known, else the year."""
    return things.thing(
        "EducationEvent",
        id=shown.canonical,
        url=shown.canonical,
        name=str(session),
        description=told,
        startDate=session.starts_on.isoformat() if session.starts_on else str(session.year),
        endDate=session.ends_on.isoformat() if session.ends_on else "",
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
        location=_seoul(),
        organizer=things.publisher(),
        image=picture,
    )


def _place(shown: Shown, place: Place, told: str) -> Thing:
    known = place.latitude is not None and place.longitude is not None
    return things.thing(
        "Place",
        id=shown.canonical,
        url=shown.canonical,
        name=str(place),
        alternateName=place.name if str(place) != place.name else place.name_ko,
        description=told,
        geo=things.geo(place.latitude or 0.0, place.longitude or 0.0) if known else None,
        containedInPlace=_seoul(),
    )


def _seoul() -> Thing:
    address = things.thing("PostalAddress", addressLocality="Seoul", addressCountry="KR")
    return things.thing("Place", name=gettext("Seoul"), address=address)
