"""Sample values for the components: short, long, Korean, right to left, and none at all."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, Final

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message

from cases.cards import CardCity, CardTheme, PolicyCard
from cases.contents import Section
from cases.figures import Figure, figures_of
from portal.selectors import CountedCity, CountedTheme, CountryCities, SessionCard
from programmes.models import LearningSession
from search.answer import Option
from search.result_page import Chip, Filter, PageLink, ProblemLine
from taxonomy.models import City, Country, Theme

LONG: Final = "Straßenbahnhaltestellenbarrierefreiheitsverbesserungsprogramm"
HERE: Final = "#finding"

_SEOUL: Final = CardCity("seoul", "Seoul", "South Korea")
_BUS: Final = CardTheme("public-transport", "Public transport")
_WATER: Final = CardTheme("water-and-sewerage", "Water and sewerage")
_GREEN: Final = CardTheme("parks-and-green-space", "Parks and green space")


def policies() -> dict[str, PolicyCard]:
    """Cards as they come, and as they should not break."""
    return {
        "usual": _card(title="Median bus lanes"),
        "long words": _card(id="long", title=LONG, language="de", themes=(_WATER, _GREEN)),
        "Korean": _card(
            id="korean",
            title="중앙버스전용차로와 환승 할인으로 버스를 다시 빠르게",
            summary="버스가 자가용보다 빨라지자 이용객이 돌아왔습니다.",
            language="ko",
            themes=(CardTheme("heritage-and-culture", "문화유산·문화"),),
        ),
        "right to left": _card(
            id="arabic",
            title="إعادة استخدام المياه الرمادية في الحدائق العامة",
            summary="خفضت المدينة استهلاك مياه الشرب في الري إلى النصف خلال ثلاث سنوات.",
            language="ar",
            themes=(_GREEN,),
            city=CardCity("amman", "Amman", "Jordan"),
        ),
        "no theme, no summary": _card(id="bare", title="Night buses", summary="", themes=()),
    }


def hit() -> Any:
    """A search result that was found in a slide, too."""
    part = SimpleNamespace(
        unit="slide",
        number=12,
        file="bus-reform.pptx",
        url=HERE,
        thumbnail="",
        snippet="Speed of <mark>buses</mark> before and after, by corridor",
    )
    return SimpleNamespace(
        id="sample-hit",
        kind="case",
        url=HERE,
        language="en",
        title_html="Median <mark>bus</mark> lanes",
        summary_html="<mark>Buses</mark> were slower than cars. " * 9,
        body_html="…the <mark>bus</mark> lanes were built in three months…",
        city=_SEOUL,
        themes=(_BUS, CardTheme("air-quality", "Air quality")),
        year_start=2004,
        year_end=None,
        parts=(part,),
        more_parts=3,
    )


def facets() -> dict[str, Filter]:
    """Closed, open with a choice, and with more options than are shown."""
    options = tuple(
        Option(f"value-{number}", label, count, selected=number == 1)
        for number, (label, count) in enumerate(
            (("Public transport", 17), ("Roads and parking", 7), (LONG, 1), ("관광", 0))
        )
    )
    closed = Filter("theme", "Theme", options, (), chosen=0, is_open=False, is_place=False)
    return {
        "closed": closed,
        "open, one chosen": Filter("kind", "Kind", options, (), 1, is_open=True, is_place=False),
        "show more": Filter(
            "city", "City", options[:2], options[2:], 0, is_open=True, is_place=True
        ),
    }


def result_page() -> Any:
    """Chips, pager and what was left out of the address."""
    return SimpleNamespace(
        chips=(Chip("Theme", "Public transport", HERE), Chip("Region", LONG, HERE)),
        clear_url=HERE,
        pages=tuple(
            PageLink(number, HERE, number == 5, number in (4, 12)) for number in (1, 4, 5, 6, 12)
        ),
        previous_url=HERE,
        next_url=HERE,
        problems=(ProblemLine("Theme", "bananas", "This choice does not exist."),),
    )


def session() -> SessionCard:
    """A learning session in a list."""
    held = LearningSession(
        slug="sample", name="October 2012", year=2012, group="sister", starts_on=date(2012, 10, 8)
    )
    return SessionCard(held, "Thirty people from sister cities, four site visits.", briefs=9)


def themes() -> list[CountedTheme]:
    """One theme of each of some families, one without policies."""
    shown = (("public-transport", "bus", 17), ("housing", "house", 7), ("tourism", "compass", 0))
    return [
        CountedTheme(Theme(slug=slug, label_en=slug.replace("-", " ").title(), icon=icon), count)
        for slug, icon, count in shown
    ]


def countries() -> list[CountryCities]:
    """Cities under their country."""
    korea = Country(code="KR", name_en="South Korea", region="east-asia")
    seoul = City(slug="seoul", name_en="Seoul", country=korea)
    return [CountryCities("South Korea", (CountedCity(seoul, 31),))]


class SampleForm(forms.Form):
    """A field of each kind."""

    title = forms.CharField(
        label="Title",
        help_text="Example: Median bus lanes",
        widget=forms.TextInput(attrs={"class": "field"}),
    )
    year = forms.IntegerField(
        label="Start year",
        min_value=1900,
        widget=forms.NumberInput(attrs={"class": "field is-short"}),
    )
    scale = forms.ChoiceField(
        label="How far does it reach?",
        choices=(("", "Choose"), ("city", "City"), ("nation", "Nation")),
        required=False,
        widget=forms.Select(attrs={"class": "field"}),
    )
    summary = forms.CharField(
        label="Summary", required=False, widget=forms.Textarea(attrs={"class": "field", "rows": 3})
    )
    closed = forms.CharField(
        label="Cannot be changed now",
        disabled=True,
        initial="brief-2012-017",
        widget=forms.TextInput(attrs={"class": "field"}),
    )
    consent = forms.BooleanField(label="Name me as an author", required=False)
    visible = forms.ChoiceField(
        label="Who may read it",
        choices=(("public", "Everybody"), ("alumni", "Alumni")),
        required=False,
        widget=forms.RadioSelect,
    )


class ChoicesForm(forms.Form):
    """More choices than a phone should show at once."""

    goals = forms.MultipleChoiceField(
        label="Goals",
        choices=[(str(number), f"Goal {number}") for number in range(1, 18)],
        widget=forms.CheckboxSelectMultiple,
    )


def filled_in_wrongly() -> SampleForm:
    """A form with errors in two fields."""
    return SampleForm({"title": "", "year": "1", "scale": "city"}, auto_id="sample_%s")


def many_choices() -> forms.BoundField:
    """A long list of which two are chosen."""
    return ChoicesForm({"goals": ["11", "13"]}, auto_id="sample_%s")["goals"]


def messages() -> list[Message]:
    """One told after something was done, one after it was not."""
    return [
        Message(constants.SUCCESS, "The brief was sent."),
        Message(constants.ERROR, "The file is larger than 50 MiB. Nothing of it was kept."),
    ]


def facts() -> list[dict[str, str]]:
    """Lines of a facts box."""
    return [
        {"label": "City", "value": "Seoul, South Korea", "url": HERE},
        {"label": "Status", "value": "Running", "note": "since July 2004"},
        {"label": "Programme", "value": LONG},
        {"label": "Left out", "value": ""},
    ]


def contents() -> tuple[Section, ...]:
    """Sections of a page, two of them in other languages than its frame."""
    return (
        Section("finding", "Finding"),
        Section("lists", LONG, "de"),
        Section("reading", "إعادة استخدام المياه", "ar"),
    )


def figures() -> tuple[Figure, ...]:
    """Grown, shrunk, and without a value before."""
    return figures_of(
        (
            _indicator("Bus speed", before=11.0, after=22.4, unit="km/h"),
            _indicator("Accidents", before=680.0, after=493.0, unit="a year"),
            _indicator("Budget result", before=-120.0, after=40.0, unit="million"),
            _indicator("Passengers", before=None, after=7413.0, unit="a day"),
        ),
        source_count=0,
    )


def steps() -> list[dict[str, Any]]:
    """What happened, the last still going on."""
    return [
        {"when": "2002", "what": "Consultation begins"},
        {"when": "July 2004", "what": "All routes change in one night"},
        {"when": "2009", "what": "Running; the fare rule was changed", "is_now": True},
    ]


def quotes() -> dict[str, dict[str, str]]:
    """In languages that set quotations differently."""
    return {
        "usual": {"text": "Begin with one corridor.", "by": "Lesson 1", "language": "en"},
        "Korean": {"text": "한 구간부터 시작하십시오.", "by": "교훈 1", "language": "ko"},
        "right to left": {"text": "ابدأوا بممر واحد.", "by": "الدرس الأول", "language": "ar"},
    }


def labels() -> dict[str, Any]:
    """The names of a theme in other languages."""
    return {
        "labels": {"en": "Housing", "ko": "주거", "zh-hans": "住房", "ja": "住宅"},
        "shown": "Housing",
    }


def _card(**fields: Any) -> PolicyCard:
    usual: dict[str, Any] = {
        "id": "usual",
        "kind": "case",
        "title": "",
        "url": HERE,
        "summary": "Buses were slower than cars. A lane of their own in the middle of the road "
        "made them twice as fast, and the number of accidents fell by a third.",
        "language": "en",
        "city": _SEOUL,
        "themes": (_BUS,),
        "year_start": 2004,
        "year_end": None,
    }
    return PolicyCard(**{**usual, **fields})


def _indicator(name: str, *, before: float | None, after: float, unit: str) -> dict[str, Any]:
    return {
        "name": name,
        "before": before,
        "after": after,
        "unit": unit,
        "year": 2005,
        "source": None,
    }
