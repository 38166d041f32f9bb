"""Small things templates need: links in the reader's language, icons, covers, dates, languages."""

from __future__ import annotations

from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from cases.addresses import in_interface_language, localised
from cases.periods import month_text
from portal.covers.addresses import cover_address, theme_slug
from portal.covers.canvas import HEIGHT, WIDTH
from portal.fact_sheets.addresses import fact_sheet_address
from taxonomy.city_states import with_country
from taxonomy.families import family_of
from taxonomy.languages import find_language

register = template.Library()


@register.simple_tag
def here(path: str) -> str:
    """A path of the page tree in the language of the interface: ``{% here '/about/' %}``."""
    return in_interface_language(path)


@register.simple_tag
def there(path: str, language: str) -> str:
    """The same in a language of one's own choice; works where there is no request."""
    return localised(path, language)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A picture of the sprite beside words that say the same; hidden from screen readers."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("icons/icons.svg"),
        name,
    )


@register.simple_tag
def cover(record: Any, family: str = "", *, eager: bool = False) -> SafeString:
    """A drawn picture for a record without a photo: ``{% cover policy %}``.

    The pattern tells the first theme of the record, the variant is the record's own for ever.
    It decorates: the words beside it say everything. ``eager=True`` where it is in the first view;
    ``family`` for records without a theme: ``{% cover session "roofs" %}``.
    """
    return format_html(
        '<img class="cover" src="{}" alt="" width="{}" height="{}"{}>',
        cover_address(record, family),
        WIDTH,
        HEIGHT,
        "" if eager else mark_safe(' loading="lazy" decoding="async"'),
    )


@register.simple_tag
def fact_sheet(page: Any) -> str:
    """Address of a policy's PDF; "" where there is none: ``{% fact_sheet page as address %}``."""
    return fact_sheet_address(page)


@register.filter
def hue(theme: Any) -> str:
    """Class of a theme's quiet hue: ``<a class="{{ theme|hue }}">``, for a Theme or its slug."""
    return f"hue-{family_of(theme_slug(theme))}"


@register.filter
def is_below(path: str, parent: str) -> bool:
    """Whether an address stands below another: ``{% if request.path|is_below:url %}``."""
    return path.startswith(parent) and path != parent


@register.filter
def in_country(city: str, country: str) -> str:
    """As :func:`taxonomy.city_states.with_country`: ``{{ city.name|in_country:country.name }}``."""
    return with_country(city, country)


@register.filter
def but_not(text: str, other: str) -> str:
    """The text, "" where it says the other once more: ``{{ country.name|but_not:city.name }}``."""
    return "" if text == other else text


@register.filter
def first_words(text: str, number: int) -> str:
    """At most so many words of a text, with dots that never stand in a line of their own."""
    kept = Truncator(text).words(number, truncate="")
    return text if kept == " ".join(text.split()) else f"{kept.rstrip(',;:–')}\u00a0…"


@register.filter
def language_name(code: str) -> str:
    """What speakers of a language call it."""
    known = find_language(code)
    return known.own_name if known else code


@register.filter
def english_or_korean(text: Any) -> str:
    """Code of the language of a text that is kept in these two only: which has more letters.

    A Korean letter is a syllable, which takes two or three in English.
    """
    letters = str(text)
    korean = sum("\uac00" <= letter <= "\ud7a3" for letter in letters)
    latin = sum(letter.isascii() and letter.isalpha() for letter in letters)
    return "ko" if 2 * korean > latin else "en"


@register.filter
def with_month(year: int, month: int | None) -> str:
    """As :func:`cases.periods.month_text`."""
    return month_text(year, month)
