"""Pages that are not public, one in each state an editor meets.

Draft, in review, changes asked, scheduled. Their facts are taken from the cases; an editor reads
that they are samples.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.choices import Status
from cases.models import CaseStudyIndexPage, CaseStudyPage
from taxonomy.selectors import themes_by_slug

State = Literal["draft", "in review", "changes asked", "scheduled"]

SAMPLE_NOTE = "Sample of a page that is not finished. Never publish it."
#: Further away than any demo lives.
SCHEDULED_IN = timedelta(days=3650)
REASON = "Please add a figure with its source, and say who may be asked for a visit."


@dataclass(frozen=True, slots=True)
class UnfinishedEntry:
    """A short page; city, office, place and position are those of the case it is about."""

    state: State
    about: str
    title: str
    summary: str
    theme: str
    start_year: int

    @property
    def external_id(self) -> str:
        """``sample-in-review`` and so on."""
        return f"sample-{self.state.replace(' ', '-')}"


UNFINISHED = (
    UnfinishedEntry(
        state="draft",
        about="seoul-topis",
        title="What visitors see in the TOPIS control room",
        summary="The control room gathers bus, subway, taxi, road and camera data. Its role has "
        "widened from traffic to snow, flood and large events, and it has become one of the city's "
        "most requested study visits.",
        theme="digital-government",
        start_year=2004,
    ),
    UnfinishedEntry(
        state="in review",
        about="seoul-resource-recovery-facilities",
        title="A residents' body with access to the data of a resource recovery facility",
        summary="Each of Seoul's four plants has a residents' consultative body with access to "
        "operating data, independent dioxin measurement and a real-time emission display. A "
        "support fund pays for heating discounts and community facilities nearby.",
        theme="citizen-participation",
        start_year=1996,
    ),
    UnfinishedEntry(
        state="changes asked",
        about="seoul-cheonggyecheon",
        title="A museum that keeps the record of a restoration",
        summary="The museum of the Cheonggyecheon, opened in 2005, keeps the record of the "
        "restoration. Pumped water, hurried archaeology, rising rents and the displacement of "
        "vendors are taught as part of the case.",
        theme="heritage-and-culture",
        start_year=2005,
    ),
    UnfinishedEntry(
        state="scheduled",
        about="seoul-hanok-bukchon-namsangol",
        title="Five historic houses moved to the foot of Namsan",
        summary="Five historic houses were moved to Namsangol Hanok Village, opened in 1998 on "
        "land returned by a military garrison. Visitors see noble and commoner houses, a garden "
        "and a theatre for traditional music.",
        theme="tourism",
        start_year=1998,
    ),
)


@transaction.atomic
def seed_unfinished(*, editor: User, moderator: User) -> int:
    """Add the pages that are missing; returns how many. An existing one stays as it is."""
    wanted = [entry.external_id for entry in UNFINISHED]
    present = set(
        CaseStudyPage.objects.filter(external_id__in=wanted).values_list("external_id", flat=True)
    )
    missing = [entry for entry in UNFINISHED if entry.external_id not in present]
    for entry in missing:
        _bring_to_state(_add(entry, editor), entry.state, editor=editor, moderator=moderator)
    return len(missing)


def _add(entry: UnfinishedEntry, editor: User) -> CaseStudyPage:
    about = CaseStudyPage.objects.get(external_id=entry.about)
    page = CaseStudyPage(
        title=entry.title,
        slug=entry.external_id,
        external_id=entry.external_id,
        summary=entry.summary,
        city=about.city,
        office=about.office,
        place=about.place,
        latitude=about.latitude,
        longitude=about.longitude,
        main_theme=themes_by_slug()[entry.theme],
        status=Status.RUNNING,
        start_year=entry.start_year,
        editor_note=SAMPLE_NOTE,
        owner=editor,
        live=False,
    )
    CaseStudyIndexPage.objects.order_by("path")[0].add_child(instance=page)
    return page


def _bring_to_state(page: CaseStudyPage, state: State, *, editor: User, moderator: User) -> None:
    if state == "scheduled":
        page.go_live_at = timezone.now() + SCHEDULED_IN
    revision = page.save_revision(user=editor)
    if state == "scheduled":
        revision.publish(user=moderator, skip_permission_checks=True)
    if state in ("in review", "changes asked"):
        page.get_workflow().start(page, editor)
    if state == "changes asked":
        task_state = page.current_workflow_state.current_task_state
        task_state.reject(user=moderator, comment=REASON)
