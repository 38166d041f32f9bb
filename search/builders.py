"""Page -> search record: pure functions, one for each kind of page that can be found.

Second step of the way into the index: page -> **builder** -> record -> store. A page type that is
neither built here nor named in ``NOT_FOUND`` fails ``manage.py check``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from wagtail.models import Page

from briefs.models import BriefIndexPage, BriefPage
from cases.addresses import policy_path
from cases.models import CaseStudyIndexPage, CaseStudyPage, PolicyPage
from search.facets import STARTED
from search.parts import file_type_of, parts_of, shown_files
from search.plain_text import joined, stream_text
from search.records import Record, Text, analysis_language
from uploads.models import SourceFile

Builder = Callable[[PolicyPage, int, Sequence[PolicyPage]], Record]


def policy_record(
    page: PolicyPage, version: int, translations: Sequence[PolicyPage] = ()
) -> Record:
    """The record of a case study or brief; facts come from ``page``, texts also from translations.

    A translation for other readers than those of the page is left out.
    """
    latitude, longitude = page.position
    visibility = _visibility(page)
    others = [other for other in translations if _visibility(other) == visibility]
    files = shown_files(page)
    return Record(
        key=record_key(page),
        version=version,
        kind=page.kind,
        stable_id=page.stable_id,
        external_id=page.external_id,
        page_id=page.pk,
        path=policy_path(page),
        language=page.content_language,
        visibility=visibility,
        texts=tuple(text for each in (page, *others) for text in _texts(each)),
        facets={**_facets(page, files), "language": _languages([page, *others])},
        year_start=page.start_year,
        year_end=page.end_year,
        published_at=page.first_published_at,
        changed_at=page.last_published_at,
        latitude=latitude,
        longitude=longitude,
        parts=parts_of(page, files),
    )


def record_key(page: PolicyPage) -> str:
    """Stable identifier, and language of the tree of the page whose facts the record holds."""
    return f"{page.stable_id}:{page.locale.language_code}"


BUILDERS: Mapping[type[Page], Builder] = {
    CaseStudyPage: policy_record,
    BriefPage: policy_record,
}

#: Page types that are reached by navigation, not by search.
NOT_FOUND: frozenset[str] = frozenset(
    {
        CaseStudyIndexPage._meta.label,
        BriefIndexPage._meta.label,
        "cases.CollectionIndexPage",
        "cases.CollectionPage",
        "portal.HomePage",
        "portal.StandardPage",
    }
)


def _visibility(page: PolicyPage) -> tuple[str, ...]:
    # A restriction set in Wagtail (password, login, groups) is stricter than our own field.
    return ("staff",) if page.get_view_restrictions().exists() else page.audience_tokens


def _texts(page: PolicyPage) -> tuple[Text, ...]:
    own = Text(
        language=analysis_language(page.content_language),
        title=page.title,
        summary=page.summary,
        body=_body(page),
        code=page.content_language,
    )
    if not page.original_title and not page.original_summary:
        return (own,)
    original = Text(
        language=analysis_language(page.original_language),
        title=page.original_title,
        summary=page.original_summary,
    )
    return own, original


def _languages(versions: Sequence[PolicyPage]) -> tuple[str, ...]:
    """Codes of the languages the policy can be read in, each once."""
    return tuple(dict.fromkeys(page.content_language for page in versions))


def _body(page: PolicyPage) -> str:
    indicators = ", ".join(block.value["name"] for block in page.indicators)
    partners = ", ".join(block.value["name"] for block in page.partners)
    return joined(
        [
            stream_text(page.problem),
            stream_text(page.what_was_done),
            stream_text(page.outcome),
            stream_text(page.what_went_wrong),
            stream_text(page.transfer_conditions),
            stream_text(page.lessons),
            stream_text(page.reusable_parts),
            indicators,
            partners,
            page.office.name if page.office else "",
            page.place.name if page.place else "",
            page.legal_basis,
        ]
    )


def _facets(page: PolicyPage, files: Sequence[SourceFile]) -> dict[str, tuple[str, ...]]:
    values: dict[str, tuple[str, ...]] = {
        "theme": tuple(theme.slug for theme in page.themes),
        "region": (page.city.country.region,),
        "country": (page.city.country.code,),
        "city": (page.city.slug,),
        "kind": (page.kind,),
        "session": (page.session.slug,) if page.session else (),
        "sdg": tuple(str(number) for number in page.sdgs),
        "status": (page.status,),
        "evidence": (page.evidence,) if page.evidence else (),
        "has_cost": ("yes" if page.has_cost else "no",),
        "file_type": tuple(sorted({file_type_of(file) for file in files})),
        STARTED: (str(page.start_year),) if page.start_year else (),
    }
    return {name: chosen for name, chosen in values.items() if chosen}
