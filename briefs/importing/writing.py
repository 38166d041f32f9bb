"""Drafts -> pages with revisions, in one transaction.

Keyed by ``external_id``: a second run with the same drafts changes nothing and makes no revision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Page

from accounts.models import User
from briefs.importing.applying import apply
from briefs.importing.drafts import PAGE_MODELS, PolicyDraft
from briefs.models import BriefIndexPage
from cases.models import CaseStudyIndexPage, PolicyPage

#: Where pages of each kind live. Imports write the original, which is kept in the default language.
INDEX_MODELS: dict[str, type[Page]] = {"case": CaseStudyIndexPage, "brief": BriefIndexPage}


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the drafts."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    @property
    def total(self) -> int:
        """All drafts."""
        return self.new + self.changed + self.unchanged


@transaction.atomic
def write_policies(
    *, drafts: Sequence[PolicyDraft], publish: bool, user: User | None = None
) -> Written:
    """Make or change the page of every draft; raises ValidationError for one that is not valid."""
    known = _known_pages([draft.external_id for draft in drafts])
    new = changed = 0
    for draft in drafts:
        page = known.get((draft.kind, draft.external_id))
        if page is None:
            _create(draft=draft, publish=publish, user=user)
            new += 1
        else:
            changed += _change(page=page, draft=draft, publish=publish, user=user)
    return Written(new=new, changed=changed, unchanged=len(drafts) - new - changed)


def _known_pages(external_ids: Sequence[str]) -> dict[tuple[str, str], PolicyPage]:
    return {
        (kind, page.external_id): page
        for kind, model in PAGE_MODELS.items()
        for page in model.objects.filter(external_id__in=external_ids)
    }


def _create(*, draft: PolicyDraft, publish: bool, user: User | None) -> PolicyPage:
    page = draft.model(slug=draft.slug, external_id=draft.external_id, live=False)
    apply(draft, page)
    parent = INDEX_MODELS[draft.kind].objects.order_by("path")[0]
    parent.add_child(instance=page)
    revision = page.save_revision(user=user)
    if publish:
        revision.publish(user=user, skip_permission_checks=True)
    return page


def _change(*, page: PolicyPage, draft: PolicyDraft, publish: bool, user: User | None) -> bool:
    """Returns whether anything changed. A page that staff took down stays down."""
    latest = page.get_latest_revision_as_object()
    if apply(draft, latest):
        revision = latest.save_revision(user=user, log_action=True)
    elif publish and page.first_published_at is None:
        revision = page.latest_revision
    else:
        return False
    if publish:
        revision.publish(user=user, skip_permission_checks=True)
    return True
