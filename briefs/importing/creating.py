"""Many new pages at once, with their revisions and log entries.

Wagtail's own way (``add_child``, ``save_revision``, ``publish``) writes a page three times in some
77 statements: 26 pages a second on a laptop, 200 here. The same rows come out; a test compares the
two. Pages are saved with ``raw``, so that the receivers of single saves stay silent: the admin's
search index and the reference index are written for the batch, and ``policies_published`` is sent
once for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final
from uuid import uuid4

from django.utils import timezone
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backend

from accounts.models import User
from briefs.importing.applying import apply
from briefs.importing.drafts import PAGE_MODELS, PolicyDraft
from briefs.models import BriefIndexPage
from cases.models import CaseStudyIndexPage, PolicyPage
from cases.signals import policies_published

#: Pages written together. A page with its revision is some 20 kB, so a batch stays small in memory.
BATCH: Final = 200
#: Where pages of each kind live. Imports write the original, which is kept in the default language.
INDEX_MODELS: Final[dict[str, type[Page]]] = {"case": CaseStudyIndexPage, "brief": BriefIndexPage}
_SLUG_CHARS: Final = 200


def create_policies(*, drafts: Sequence[PolicyDraft], publish: bool, user: User | None) -> None:
    """Add a page for every draft; call it in a transaction, for drafts whose pages do not exist.

    Raises ValidationError for a draft that is not valid.
    """
    for kind in PAGE_MODELS:
        of_kind = [draft for draft in drafts if draft.kind == kind]
        if of_kind:
            parent = INDEX_MODELS[kind].objects.select_for_update().order_by("path")[0]
            paths = _next_paths(parent)
            taken = set(parent.get_children().values_list("slug", flat=True))
            for start in range(0, len(of_kind), BATCH):
                pages = [
                    _new_page(draft, parent, path=path, slug=_free_slug(draft.slug, taken))
                    for draft, path in zip(of_kind[start : start + BATCH], paths, strict=False)
                ]
                _create_batch(pages, parent, publish=publish, user=user)


def _next_paths(parent: Page) -> Iterator[str]:
    last = parent.get_last_child() if parent.numchild else None
    step = Page._str2int(last.path[-Page.steplen :]) if last else 0
    while True:
        step += 1
        yield Page._get_path(parent.path, parent.depth + 1, step)


def _free_slug(wanted: str, taken: set[str]) -> str:
    """The slug itself or the first free one with a number, which is taken from now on."""
    base = wanted[:_SLUG_CHARS]
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    taken.add(slug)
    return slug


def _new_page(draft: PolicyDraft, parent: Page, *, path: str, slug: str) -> PolicyPage:
    page = draft.model(
        **draft.defaults,
        external_id=draft.external_id,
        slug=slug,
        path=path,
        depth=parent.depth + 1,
        locale=parent.locale,
    )
    apply(draft, page)
    page.draft_title = page.title
    page.set_url_path(parent)
    relations = [field.name for field in page._meta.fields if field.is_relation]
    # Wagtail looks here for the parent. The slug is free; without a parent it does not ask again.
    page._cached_parent_obj = None
    page.full_clean(exclude=relations, validate_unique=False, validate_constraints=False)
    page._cached_parent_obj = parent
    return page


def _create_batch(
    pages: Sequence[PolicyPage], parent: Page, *, publish: bool, user: User | None
) -> None:
    now = timezone.now()
    for page in pages:
        page.owner = user
        _set_state(page, publish=publish, now=now)
    _insert(pages)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
    parent.numchild += len(pages)
    revisions = _add_revisions(pages, publish=publish, user=user, now=now)
    _log(pages, revisions, publish=publish, user=user, now=now)
    _index_for_admin(pages)
    if publish:
        policies_published.send(sender=type(pages[0]), pages=pages)


def _set_state(page: PolicyPage, *, publish: bool, now: datetime) -> None:
    page.live = publish
    page.has_unpublished_changes = not publish
    page.latest_revision_created_at = now
    if publish:
        page.first_published_at = page.last_published_at = now


def _insert(pages: Sequence[PolicyPage]) -> None:
    """Rows of the page tree, then those of the policies, then their themes."""
    columns = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = Page.objects.bulk_create(
        [Page(**{name: getattr(page, name) for name in columns}) for page in pages]
    )
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.page_ptr_id = row.pk
        page.id = row.pk
        page.save_base(raw=True, force_insert=True)
    _insert_themes(pages)


def _insert_themes(pages: Sequence[PolicyPage]) -> None:
    field = type(pages[0]).other_themes.field
    page_column = field.m2m_column_name()
    through = field.remote_field.through
    through.objects.bulk_create(
        through(**{page_column: page.pk}, theme=theme)
        for page in pages
        for theme in page.other_themes.all()
    )


def _add_revisions(
    pages: Sequence[PolicyPage], *, publish: bool, user: User | None, now: datetime
) -> list[Revision]:
    revisions: list[Revision] = Revision.objects.bulk_create(
        Revision(
            content_object=page,
            base_content_type=page.get_base_content_type(),
            user=user,
            created_at=now,
            content=page.serializable_data(),
            object_str=str(page),
        )
        for page in pages
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = revision
        page.live_revision = revision if publish else None
    rows = [
        Page(pk=page.pk, latest_revision=page.latest_revision, live_revision=page.live_revision)
        for page in pages
    ]
    Page.objects.bulk_update(rows, ["latest_revision", "live_revision"])
    return revisions


def _log(
    pages: Sequence[PolicyPage],
    revisions: Sequence[Revision],
    *,
    publish: bool,
    user: User | None,
    now: datetime,
) -> None:
    actions = ("wagtail.create", "wagtail.publish") if publish else ("wagtail.create",)
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page=page,
            content_type=page.content_type,
            label=page.get_admin_display_title(),
            action=action,
            timestamp=now,
            uuid=uuid4(),
            user=user,
            revision=revision if action == "wagtail.publish" else None,
            content_changed=True,
        )
        for page, revision in zip(pages, revisions, strict=True)
        for action in actions
    )


def _index_for_admin(pages: Sequence[PolicyPage]) -> None:
    model = type(pages[0])
    get_search_backend().get_index_for_model(model).add_items(model, pages)
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
