"""Of what there are cards, and what each says.

Words other than the title are in the language of the interface.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.translation import get_language, gettext, ngettext, override
from wagtail.models import Page

from cases.selectors import find_policy
from portal.outside.cards.texts import CardText
from portal.outside.visibility import is_public
from programmes.models import LearningSession, Place
from taxonomy.city_states import with_country
from taxonomy.families import Family, family_of
from taxonomy.models import City, Theme


def policy_card(page: Any) -> CardText:
    """Theme above, city below; in the language of the page tree the policy stands in."""
    with override(page.locale.language_code):
        kind = gettext("Case study") if page.kind == "case" else gettext("Brief")
        return _card(
            "policy",
            page.stable_id,
            over=f"{kind} · {page.main_theme.label}",
            title=page.title,
            under=with_country(page.city.name, page.city.country.name),
            language=page.content_language,
            family=family_of(page.main_theme.slug),
        )


def theme_card(theme: Theme) -> CardText:
    return _card(
        "theme",
        theme.slug,
        over=gettext("Theme"),
        title=theme.label,
        under=gettext("Policies of Seoul and its partner cities"),
        family=family_of(theme.slug),
    )


def city_card(city: City) -> CardText:
    return _card(
        "city",
        city.slug,
        over=gettext("City"),
        title=city.name,
        under=city.country.name,
        family=Family.TOWERS,
    )


def session_card(session: LearningSession) -> CardText:
    cities = session.cities_invited
    words = ngettext("%(count)s city", "%(count)s cities", cities or 0) % {"count": cities}
    return _card(
        "session",
        session.slug,
        over=gettext("Learning session"),
        title=str(session),
        under=words if cities else gettext("Seoul and its partner cities"),
        family=Family.NET,
    )


def place_card(place: Place) -> CardText:
    return _card(
        "place",
        place.slug,
        over=gettext("Site visit"),
        title=str(place),
        under=gettext("Seoul"),
        family=Family.ROOFS,
    )


def page_card(page: Page) -> CardText:
    """Of any other page of the tree."""
    with override(page.locale.language_code):
        return _card("page", str(page.pk), over="", title=page.title, under="", family=Family.WAVES)


def site_card() -> CardText:
    """Of the front page, and of whatever has no card of its own."""
    return _card(
        "site",
        "portal",
        over="",
        title=gettext("Seoul case-study portal"),
        under=gettext("Policies of Seoul and its partner cities"),
        family=Family.WAVES,
        site="",
    )


def find_card(kind: str, key: str, language: str) -> CardText | None:
    """The card of what an anonymous reader sees in this language; None if there is nothing."""
    find = _FINDERS.get(kind)
    card = find(key, language) if find else None
    # A page that stands in another language's tree has its card there.
    return card if card is None or card.interface == language else None


def _policy(key: str, language: str) -> CardText | None:
    page = find_policy(key, language)
    return policy_card(page) if page is not None and is_public(page) else None


def _page(key: str, language: str) -> CardText | None:
    is_number = key.isascii() and key.isdigit() and len(key) < 10
    page = Page.objects.filter(pk=int(key)).first() if is_number else None
    if page is None or page.is_root() or hasattr(page.specific, "stable_id"):
        return None
    return page_card(page) if is_public(page.specific) else None


def _theme(key: str, language: str) -> CardText | None:
    theme = Theme.objects.filter(slug=key).first()
    return theme_card(theme) if theme else None


def _city(key: str, language: str) -> CardText | None:
    city = City.objects.select_related("country").filter(slug=key).first()
    return city_card(city) if city else None


def _session(key: str, language: str) -> CardText | None:
    session = LearningSession.objects.filter(slug=key).first()
    return session_card(session) if session else None


def _place(key: str, language: str) -> CardText | None:
    place = Place.objects.filter(slug=key).first()
    return place_card(place) if place else None


def _site(key: str, language: str) -> CardText | None:
    card = site_card()
    return card if key == card.key else None


_FINDERS: Final[Mapping[str, Callable[[str, str], CardText | None]]] = {
    "policy": _policy,
    "theme": _theme,
    "city": _city,
    "session": _session,
    "place": _place,
    "page": _page,
    "site": _site,
}


def _card(
    kind: str,
    key: str,
    *,
    over: str,
    title: str,
    under: str,
    family: Family,
    language: str = "",
    site: str | None = None,
) -> CardText:
    interface = str(get_language())
    return CardText(
        kind=kind,
        key=key,
        over=over,
        title=title,
        under=under,
        site=gettext("Seoul case-study portal") if site is None else site,
        language=language or interface,
        interface=interface,
        family=family,
    )
