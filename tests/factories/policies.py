"""Live policies in the page tree, as an editor's publish button makes them."""

from __future__ import annotations

from typing import Any, TypeVar

from django.utils.text import slugify

from briefs.models import BriefIndexPage, BriefPage
from cases.choices import Status
from cases.models import CaseStudyIndexPage, CaseStudyPage, PolicyPage
from tests.factories.taxonomy import CityFactory, OfficeFactory, ThemeFactory

Policy = TypeVar("Policy", bound=PolicyPage)


def make_case(title: str = "Night buses", **fields: Any) -> CaseStudyPage:
    """A published case study; ``live=False`` makes a draft."""
    return _policy(CaseStudyPage, CaseStudyIndexPage, title, fields)


def make_brief(title: str = "Bicycle streets", **fields: Any) -> BriefPage:
    """A published brief; give it its learning session."""
    return _policy(BriefPage, BriefIndexPage, title, fields)


def _policy(model: type[Policy], index: type[Any], title: str, fields: dict[str, Any]) -> Policy:
    live = fields.pop("live", True)
    city = fields.pop("city", None) or CityFactory.create(slug="seoul", name_en="Seoul")
    page = model(
        title=title,
        slug=fields.pop("slug", slugify(title)),
        live=False,
        city=city,
        office=fields.pop("office", None) or OfficeFactory.create(city=city),
        main_theme=fields.pop("main_theme", None) or ThemeFactory.create(slug="public-transport"),
        summary=fields.pop("summary", f"About {title}."),
        status=fields.pop("status", Status.RUNNING),
        start_year=fields.pop("start_year", 2013),
        **fields,
    )
    index.objects.get(locale__language_code="en").add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return page
