"""How the text of a page stands to its original: a table of states and the facts behind them.

| state | when |
|---|---|
| original | the page others are translated from; the oldest, where nothing was translated yet |
| older | the original was published again since it was given to the translator |
| partial | some texts of the original have no words yet and are shown as they are |
| machine | a machine wrote some of it, and nobody has gone over it |
| human | otherwise |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from django.db.models import Count, F, TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, get_page_models
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)


class State(TextChoices):
    """In the order in which one would mend them."""

    ORIGINAL = "original", _("original")
    HUMAN = "human", _("translated")
    MACHINE = "machine", _("translated by machine")
    PARTIAL = "partial", _("partly translated")
    OLDER = "older", _("older than the original")


#: Language of the text -> its state.
States: TypeAlias = Mapping[str, State]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A live page; ``language`` is that of its text, ``tree`` the code of its locale."""

    pk: int
    language: str
    tree: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """A translation that is in the translator's hands, as wagtail-localize knows it.

    ``taken_over_at``: when the original's text was given to the translator last.
    """

    taken_over_at: datetime
    texts: int
    translated: int
    by_machine: int


def state_of(page: PageFacts, original: PageFacts, work: WorkFacts | None) -> State:
    """The table above; pure."""
    if page.pk == original.pk:
        return State.ORIGINAL
    given = work.taken_over_at if work else page.published_at
    if _before(given, original.published_at):
        return State.OLDER
    if work is None:
        return State.HUMAN
    if work.translated < work.texts:
        # Texts that came after the page was published are not on it yet.
        return State.OLDER if _before(page.published_at, given) else State.PARTIAL
    return State.MACHINE if work.by_machine else State.HUMAN


def states_of(keys: Collection[UUID]) -> dict[UUID, dict[str, State]]:
    """Translation key -> language of the text -> state, of live pages. A handful of queries.

    Pages without any translation cost no more than the first query or two.
    """
    pages = _pages(keys)
    several = [key for key, found in pages.items() if len(found) > 1]
    sources = _sources(several)
    work = _work(sources)
    states: dict[UUID, dict[str, State]] = {}
    for key, found in pages.items():
        tree = sources[key].locale.language_code if key in sources else found[0].tree
        original = next((page for page in found if page.tree == tree), found[0])
        states[key] = {
            page.language: state_of(page, original, work.get((key, page.tree))) for page in found
        }
    return states


def older_translations() -> list[Page]:
    """Live pages that are older than their original, by title. A handful of queries."""
    in_several = (
        Page.objects.filter(live=True, alias_of__isnull=True)
        .order_by()
        .values("translation_key")
        .annotate(languages=Count("pk"))
        .filter(languages__gt=1)
        .values_list("translation_key", flat=True)
    )
    states = states_of(list(in_several))
    older = {
        key: {language for language, state in found.items() if state == State.OLDER}
        for key, found in states.items()
    }
    keys = [key for key, languages in older.items() if languages]
    pages = Page.objects.filter(translation_key__in=keys, live=True, alias_of__isnull=True)
    written_in = _written_in([page.pk for page in pages])
    return [
        page
        for page in pages.select_related("locale").order_by("draft_title", "pk")
        if (written_in.get(page.pk) or page.locale.language_code) in older[page.translation_key]
    ]


def _before(first: datetime | None, second: datetime | None) -> bool:
    return first is not None and second is not None and first < second


def _pages(keys: Collection[UUID]) -> dict[UUID, list[PageFacts]]:
    """The oldest first."""
    rows = Page.objects.filter(translation_key__in=keys, live=True, alias_of__isnull=True)
    columns = ("translation_key", "pk", "locale__language_code", "last_published_at")
    found = list(rows.order_by("pk").values_list(*columns))
    written_in = _written_in([pk for _key, pk, _tree, _day in found])
    pages: dict[UUID, list[PageFacts]] = defaultdict(list)
    for key, pk, tree, published_at in found:
        pages[key].append(PageFacts(pk, written_in.get(pk) or tree, tree, published_at))
    return pages


def _written_in(pks: Collection[int]) -> dict[int, str]:
    """Page -> language of its text, for page types that say so."""
    languages: dict[int, str] = {}
    for model in get_page_models():
        if hasattr(model, "stable_id"):
            rows = model.objects.filter(pk__in=pks).values_list("pk", "content_language")
            languages.update(rows)
    return languages


def _sources(keys: Collection[UUID]) -> dict[UUID, TranslationSource]:
    if not keys:
        return {}
    found = TranslationSource.objects.filter(object_id__in=keys).select_related("locale")
    return {source.object_id: source for source in found.defer("content_json").order_by("-pk")}


def _work(sources: Mapping[UUID, TranslationSource]) -> dict[tuple[UUID, str], WorkFacts]:
    """(Translation key, locale) -> facts, of translations that still follow their original."""
    if not sources:
        return {}
    by_pk = {source.pk: source for source in sources.values()}
    enabled = Translation.objects.filter(source_id__in=by_pk, enabled=True)
    texts = _counted(StringSegment.objects.filter(source_id__in=by_pk).values("source_id"))
    words = _words(by_pk)
    return {
        (by_pk[source].object_id, tree): WorkFacts(
            taken_over_at=by_pk[source].last_updated_at,
            texts=texts.get(source, 0),
            translated=sum(words[source, tree].values()),
            by_machine=words[source, tree].get(StringTranslation.TRANSLATION_TYPE_MACHINE, 0),
        )
        for source, tree in enabled.values_list("source_id", "target_locale__language_code")
    }


def _counted(rows: object) -> dict[int, int]:
    counted = rows.annotate(number=Count("pk"))  # type: ignore[attr-defined]
    return dict(counted.values_list("source_id", "number"))


def _words(sources: Collection[int]) -> Mapping[tuple[int, str], dict[str, int]]:
    """(Source, locale) -> kind of translator -> texts that have words."""
    segment = "translation_of__segments"
    rows = (
        StringTranslation.objects.filter(
            **{f"{segment}__source_id__in": sources, f"{segment}__context_id": F("context_id")},
            has_error=False,
        )
        .values_list(f"{segment}__source_id", "locale__language_code", "translation_type")
        .annotate(number=Count(f"{segment}__id", distinct=True))
    )
    words: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    for source, tree, kind, number in rows:
        words[source, tree][kind] = number
    return words
