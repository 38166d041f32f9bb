"""Drafts -> pages with revisions, in one transaction.

Keyed by ``external_id``: a second run with the same drafts changes nothing and makes no revision.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from django.db import transaction

from accounts.models import User
from briefs.importing.applying import apply
from briefs.importing.creating import create_policies
from briefs.importing.drafts import PAGE_MODELS, PolicyDraft
from cases.models import PolicyPage

#: Pages compared at a time; SQLite takes at most 999 values in one condition on older builds.
BATCH: Final = 500

Outcome = Literal["changed", "unchanged", "edited"]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the drafts.

    ``edited``: differs from its page, but a person has worked on the page since, so it stays.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    edited: int = 0

    @property
    def total(self) -> int:
        """All drafts."""
        return self.new + self.changed + self.unchanged + self.edited


@transaction.atomic
def write_policies(
    *,
    drafts: Sequence[PolicyDraft],
    publish: bool,
    overwrite: bool = False,
    user: User | None = None,
) -> Written:
    """Make or change the page of every draft; raises ValidationError for one that is not valid.

    ``overwrite`` also changes pages that a person has edited; their text stays in a revision.
    """
    new: list[PolicyDraft] = []
    outcomes: Counter[str] = Counter()
    for draft, page in _with_pages(drafts):
        if page is None:
            new.append(draft)
        else:
            protected = not overwrite and _belongs_to_a_person(page)
            outcomes[_change(page, draft, publish=publish, user=user, protected=protected)] += 1
    create_policies(drafts=new, publish=publish, user=user)
    return Written(new=len(new), **outcomes)


def _with_pages(
    drafts: Sequence[PolicyDraft],
) -> Iterator[tuple[PolicyDraft, PolicyPage | None]]:
    for start in range(0, len(drafts), BATCH):
        batch = drafts[start : start + BATCH]
        known = {
            (kind, page.external_id): page
            for kind, model in PAGE_MODELS.items()
            for page in model.objects.filter(
                external_id__in=[draft.external_id for draft in batch if draft.kind == kind]
            ).select_related("latest_revision")
        }
        for draft in batch:
            yield draft, known.get((draft.kind, draft.external_id))


def _change(
    page: PolicyPage, draft: PolicyDraft, *, publish: bool, user: User | None, protected: bool
) -> Outcome:
    """Bring a page up to date. One that staff took down stays down unless something changed."""
    latest = page.get_latest_revision_as_object()
    differs = bool(apply(draft, latest))
    if differs and protected:
        return "edited"
    if differs:
        revision = latest.save_revision(user=user, log_action=True)
    elif publish and page.first_published_at is None and not protected:
        revision = page.latest_revision
    else:
        return "unchanged"
    if publish:
        revision.publish(user=user, skip_permission_checks=True)
    return "changed"


def _belongs_to_a_person(page: PolicyPage) -> bool:
    """Whether a person wrote the last revision (an import signs none) or is at work on it."""
    latest = page.latest_revision
    by_hand = latest is not None and latest.user_id is not None
    return by_hand or page.locked or page.workflow_in_progress
