"""What is told about the front page, lists, pages of plain text, results and files."""

from __future__ import annotations

from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext, ngettext

from portal.outside import things
from portal.outside.cards.subjects import page_card
from portal.outside.telling import NOINDEX, Shown, Step, Telling, trimmed


def home(shown: Shown) -> Telling:
    """The site, its publisher, and how to search it."""
    page = shown.context["page"]
    return Telling(
        title=gettext("Seoul case-study portal"),
        description=trimmed(page.search_description or page.introduction or about_site()),
        things=(things.website(shown),),
    )


def index(shown: Shown) -> Telling:
    """The list of case studies or briefs, at one of its pages."""
    page, listed = shown.context["page"], shown.context["listed"]
    title = gettext("Case studies") if page.kind == "case" else gettext("Briefs")
    count = ngettext("%(count)s policy.", "%(count)s policies.", listed.paginator.count) % {
        "count": listed.paginator.count
    }
    entries = [(card.title, card.url) for card in shown.context["policies"]]
    return Telling(
        title=title,
        description=trimmed(f"{page.search_description or page.introduction} {count}"),
        things=(
            things.web_page(
                shown, "CollectionPage", title, mainEntity=things.item_list(shown, entries)
            ),
        ),
    )


def standard(shown: Shown) -> Telling:
    """A page of plain text, and every page type that has nothing more to tell."""
    page = shown.context["page"]
    introduction = getattr(page, "introduction", "") or _first_words(getattr(page, "body", ""))
    return Telling(
        title=page.title,
        description=trimmed(page.search_description or introduction or page.title),
        card=page_card(page),
        things=(things.web_page(shown, "WebPage", page.title),),
    )


def collection(shown: Shown) -> Telling:
    """Policies an editor chose; one for alumni is told to nobody."""
    told = standard(shown)
    page = shown.context["page"]
    if "public" not in page.audience_tokens:
        return Telling(told.title, told.description, robots=NOINDEX)
    return told


def search(shown: Shown) -> Telling:
    """The empty search may be listed; its results may not, but what they lead to may."""
    params = shown.context["found"].params
    is_a_search = params.q or params.is_filtered or params.page > 1
    return Telling(
        title=params.q or gettext("Search"),
        description=about_site(),
        robots=f"{NOINDEX}, follow" if is_a_search else "",
    )


def file(shown: Shown) -> Telling:
    """One page of a source file: its first words."""
    viewing: Any = shown.context["viewing"]
    policy = viewing.policy_title
    return Telling(
        title=f"{viewing.file.title} – {viewing.position}",
        description=trimmed(" ".join([policy, viewing.page.title or viewing.page.text])),
        robots="" if viewing.is_public else NOINDEX,
        trail=(Step(policy, shown.absolute(viewing.policy_url)),) if policy else (),
    )


def _first_words(html: str) -> str:
    """Rich text without its tags; paragraphs do not run into each other."""
    return strip_tags(html.replace("</", " </"))


def about_site() -> str:
    """The portal in one sentence."""
    return gettext(
        "Policy case studies of Seoul and home-city briefs of its partner cities, searchable by "
        "theme."
    )
