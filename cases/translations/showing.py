"""What a reader is told about the language of a page: menu, notice, versions and their states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from cases.addresses import language_links, localised, policy_path
from cases.translations.states import State, states_of
from cases.translations.versions import Version, by_language, text_language, versions_of
from taxonomy.languages import own_name

#: Language of the text -> version.
Versions: TypeAlias = Mapping[str, Version]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version in the list below a page; ``url`` is empty for the page itself."""

    code: str
    own_name: str
    url: str
    state: State

    @property
    def needs_care(self) -> bool:
        """Whether a reader should know before relying on it."""
        return self.state not in (State.ORIGINAL, State.HUMAN)


def language_context(
    page: Page, request: HttpRequest, versions: Versions | None = None
) -> dict[str, Any]:
    """``languages``, ``canonical``, ``text_language`` and ``shown_in`` of a page of the tree.

    ``shown_in`` names the language of the text when it is not that of the interface. One query,
    none where the versions are given.
    """
    versions = by_language(versions_of(page)) if versions is None else versions
    written_in = text_language(page)
    own = versions.get(written_in)
    address = own.address if own else localised(policy_path(page), page.locale.language_code)
    return {
        "languages": language_links(
            request.path,
            translations={code: version.path for code, version in versions.items()},
            query=request.META.get("QUERY_STRING", ""),
        ),
        "canonical": request.build_absolute_uri(address),
        "text_language": written_in,
        "shown_in": "" if written_in == get_language() else own_name(written_in),
    }


def language_and_versions(page: Page, request: HttpRequest) -> dict[str, Any]:
    """That, and ``versions``: how each stands; none for a page in one language.

    One query where there is no other version, at most six where there are.
    """
    versions = by_language(versions_of(page))
    lines = _version_lines(page, versions)
    return {**language_context(page, request, versions), "versions": lines}


def _version_lines(page: Page, versions: Versions) -> tuple[VersionLine, ...]:
    if len(versions) < 2:
        return ()
    states = states_of([page.translation_key]).get(page.translation_key, {})
    return tuple(
        VersionLine(
            code=code,
            own_name=own_name(code),
            url="" if version.page_id == page.pk else version.address,
            state=states.get(code, State.HUMAN),
        )
        for code, version in versions.items()
    )
