"""A page's context -> all that its head says to outsiders; templates/outside/head.html shows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, to_locale

from cases.addresses import LanguageLink
from portal.outside import things
from portal.outside.alternates import Alternate, alternates
from portal.outside.cards.subjects import site_card
from portal.outside.origin import absolute
from portal.outside.subjects import telling_of
from portal.outside.telling import NOINDEX, Shown, Step, Telling

#: Open Graph wants a country; where a language has several, the one most readers are of.
_COUNTRIES: Final = {"en": "US", "ko": "KR", "zh-hans": "CN", "ja": "JP", "es": "ES", "fr": "FR"}
#: What would end the element, or begin a comment in it.
_ESCAPES: Final = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class Card:
    """Address and description of the picture."""

    url: str
    alt: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says. ``locale`` is Open Graph's: ``ko_KR``."""

    telling: Telling
    title: str
    canonical: str
    alternates: tuple[Alternate, ...]
    locale: str
    other_locales: tuple[str, ...]
    card: Card | None
    data: SafeString

    @property
    def is_told(self) -> bool:
        """Whether link previews and search engines are for this page at all."""
        return not self.telling.robots.startswith(NOINDEX)


def head_of(request: HttpRequest, context: Mapping[str, Any]) -> Head:
    """Gather it; no query."""
    canonical = _canonical(request, context)
    shown = Shown(request, context, canonical)
    telling = telling_of(shown)
    is_told = not telling.robots.startswith(NOINDEX)
    languages: tuple[LanguageLink, ...] = context.get("languages", ()) if is_told else ()
    links = alternates(languages, request)
    return Head(
        telling=telling,
        title=telling.title or gettext("Seoul case-study portal"),
        canonical=canonical,
        alternates=links,
        locale=open_graph_locale(str(get_language())),
        other_locales=tuple(
            open_graph_locale(each.code)
            for each in languages
            if each.is_translated and not each.is_current
        ),
        card=_card(shown, telling) if is_told else None,
        data=json_ld([*telling.things, *_way(shown, telling)]) if is_told else SafeString(""),
    )


def open_graph_locale(code: str) -> str:
    """``ko`` -> ``ko_KR``."""
    language = to_locale(code).split("_")[0]
    return f"{language}_{_COUNTRIES[code]}" if code in _COUNTRIES else language


def json_ld(nodes: list[Any]) -> SafeString:
    """A block of data for search engines, which no browser runs and the strict policy allows."""
    if not nodes:
        return SafeString("")
    graph = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


def _canonical(request: HttpRequest, context: Mapping[str, Any]) -> str:
    """That of the view, under our origin; a page of a list stands for itself."""
    given = urlsplit(str(context.get("canonical") or request.path))
    address = absolute(request, given._replace(scheme="", netloc="").geturl())
    number = getattr(context.get("listed"), "number", 1)
    return f"{address}?page={number}" if number > 1 and not given.query else address


def _card(shown: Shown, telling: Telling) -> Card:
    card = telling.card or site_card()
    return Card(shown.absolute(card.path), f"{card.title} – {card.site}".removesuffix(" – "))


def _way(shown: Shown, telling: Telling) -> list[Any]:
    """Breadcrumbs; the front page needs none."""
    if urlsplit(shown.canonical).path in _front_pages():
        return []
    start = Step(gettext("Home"), shown.here("/"))
    here = Step(telling.title, shown.canonical)
    return [things.breadcrumbs([start, *telling.trail], here)]


def _front_pages() -> set[str]:
    return {"/", *(f"/{code}/" for code, _name in settings.LANGUAGES)}
