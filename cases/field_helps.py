"""What an editor reads below each field of a page: one sentence, and an example.

The panels say in which order fields stand; here is what they say. A test walks over every field of
the admin and finds those without an example.
"""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PublishingPanel, TitleFieldPanel

HELPS: Final = {
    # Snapshot
    "title": _("At most 120 characters. Example: Night buses where phones are used at night"),
    "summary": _(
        "At most 150 words: the problem, what was done, what came of it. "
        "Example: People who worked at night had no way home. The city drew nine bus routes "
        "from records of phone calls. In the first year 2.6 million people rode them."
    ),
    "content_language": _("The language this text is written in, not that of the city."),
    "story_depth": _("A snapshot is enough to begin with; a full story tells costs and parts."),
    "city": _("Type the first letters of its name. Example: Osaka"),
    "office": _("Who answers for the policy today; an office, for people move on."),
    "main_theme": _("The one theme under which a reader would look first."),
    "other_themes": _("Only those a reader would also look under; two or three at most."),
    "sdgs": _("Numbers from 1 to 17. Example: [11, 13]"),
    "status": _("Where it stands today; “stopped” is as useful to readers as “running”."),
    "start_year": _("The year it began, not the year it was decided. Example: 2013"),
    "start_month": _("As a number, if it is known. Example: 9"),
    "end_year": _("Only for what has ended. Example: 2016"),
    "end_month": _("As a number, if it is known. Example: 12"),
    "session": _("The session it was presented at; needed for a brief."),
    "visibility": _("Who may read and find it. Files and pictures follow the page."),
    "licence": _("What others may do with the text. Ask the office before you open it."),
    # Story
    "what_was_done": _(
        "The decision, the steps, who did what. Dates help readers. Example: In April 2013 the "
        "city opened two routes as a trial; in September there were nine."
    ),
    "outcome": _(
        "What changed, in words; figures go into the indicators. Example: The first buses were "
        "full after one month."
    ),
    "what_went_wrong": _(
        "Readers trust a case that tells this, and the remedy. Example: Taxi drivers protested; "
        "the city met them every week for three months."
    ),
    "transfer_conditions": _(
        "What another city needs before it can do the same. Example: A company that shares "
        "records of phone calls without names."
    ),
    "reusable_parts": _("What another city could take over by itself. Example: the map of calls"),
    "images": _("Photos of the policy itself. Each needs a description under Images."),
    # Facts and figures
    "scale": _("How far it reaches today."),
    "indicators": _("At least one, before and after. Example: Riders per night, 0 and 7,000"),
    "no_data_yet": _("Tick it when nobody has measured anything yet; readers are told so."),
    "evidence": _("How well the results are known. “Described” is an honest answer."),
    "sources": _("Where figures come from. Example: Annual report 2016, City of Osaka"),
    "partners": _("Who leads and who helps. Example: Osaka Metro, runs the buses"),
    "setup_cost_knowledge": _("“Unknown” is an honest answer; leave no reader guessing."),
    "setup_cost": _("In units of the currency, not in thousands. Example: 59000000000"),
    "setup_cost_currency": _("Three letters. Example: KRW"),
    "setup_cost_year": _("The year the figure is of. Example: 2017"),
    "setup_cost_note": _("What it pays for, and how sure it is. Example: Without land"),
    "yearly_cost_knowledge": _("“Unknown” is an honest answer; leave no reader guessing."),
    "yearly_cost": _("In units of the currency, not in thousands. Example: 3200000000"),
    "yearly_cost_currency": _("Three letters. Example: KRW"),
    "yearly_cost_year": _("The year the figure is of. Example: 2019"),
    "yearly_cost_note": _("What it pays for, and how sure it is. Example: Drivers and fuel"),
    "funding": _("Where most of the money comes from."),
    "legal_basis": _("Law or decree that allows it. Example: Ordinance on night transport, 2012"),
    "staff_needed": _("How many people, doing what. Example: 4 planners, 60 drivers"),
    "place": _("Where participants of a learning session can see it."),
    "latitude": _("Degrees north; empty: the position of the city. Example: 37.571"),
    "longitude": _("Degrees east; needed with a latitude. Example: 126.978"),
    # Trust
    "authors": _(
        "Named to readers only with their consent. Example: Sample Person, transport planner"
    ),
    "facts_checked_on": _("The day somebody who knows has checked the facts."),
    "check_again_by": _("Empty: 24 months later. The portal then asks the office."),
    "related": _("At most three that a reader of this one should read next."),
    "original_language": _("The language the office wrote it in, if that is another one."),
    "original_title": _("As the office calls it. Example: 올빼미버스"),
    "original_summary": _("In the words of the office. Example: 심야에 운행하는 버스 노선 …"),
    "external_id": _(
        "The identifier in the list it was imported from; a later import finds the page by it. "
        "Example: osaka-2012-07"
    ),
    "editor_note": _("Never shown to readers. Example: Ask again for the cost in spring."),
    # Pages of every kind
    "slug": _(
        "Last part of the address. Keep it: a change breaks no link, but people remember it. "
        "Example: night-buses"
    ),
    "seo_title": _(
        "Only if the title is too long for a list of results. Example: Night buses by phone data"
    ),
    "search_description": _(
        "One sentence for search engines; empty: the summary. Example: How Seoul drew night bus "
        "routes from records of phone calls."
    ),
    "introduction": _(
        "Two sentences: what is found here, and for whom. Example: Policies of Seoul, written by "
        "those who run them, for those who plan something alike."
    ),
    "body": _("The text of the page. Example: The portal belongs to the city of Seoul …"),
}
LIST_TITLE: Final = _("What the list holds. Example: Case studies")


def told(name: str, **options: Any) -> FieldPanel:
    """The panel of a field with its help."""
    return FieldPanel(name, help_text=HELPS[name], **options)


def titled(help_text: object = HELPS["title"]) -> TitleFieldPanel:
    """The panel of a title; what is typed there fills the address of a new page."""
    return TitleFieldPanel("title", help_text=help_text, placeholder=False)


#: The second tab of pages that have no form of their own.
PROMOTE: Final = [told("slug"), told("seo_title"), told("search_description")]
PROMOTE_AND_PUBLISH: Final = [*PROMOTE, PublishingPanel()]
