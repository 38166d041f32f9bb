"""Who may see a source file, and who may take the original: the one answer for every door.

    request + file -> access_to -> Access, or None: for this person there is no such file

Viewer, pictures, downloads, Wagtail's own address of a file and the API all ask here. Staff see
everything. Whoever uploaded a file, or had it uploaded, sees it in every state. All others need a
file that is shown, in a live policy that they may read. An original whose check has not come to its
end goes back to its uploader and to nobody else (docs/decisions/0011).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from cases.selectors import one_per_policy, policy_models, visible_policies
from programmes.audience import PUBLIC_TOKENS, STAFF_TOKEN, tokens_of
from uploads.models import SourceFile
from uploads.rules import was_checked


@dataclass(frozen=True, slots=True)
class Access:
    """What one person may do with a file besides seeing its pages.

    ``policy`` is the live policy through which it is read, in the language of the interface where
    that exists. ``is_public``: everybody gets the same, so shared caches may keep it.
    """

    policy: Any | None
    may_download: bool
    is_public: bool

    @property
    def policy_id(self) -> str | None:
        """The stable identifier of the policy."""
        return self.policy.stable_id if self.policy else None


def access_to(file: SourceFile, request: HttpRequest) -> Access | None:
    """What the person asking may do; ``None``: nothing, and not even know that it exists."""
    tokens = tokens_of(request.user)
    is_trusted = STAFF_TOKEN in tokens or file.belongs_to(request.user)
    if not is_trusted and not file.is_shown:
        return None
    entered = list(_entered(file, request, tokens))
    if not is_trusted and not entered:
        return None
    return Access(
        policy=_in_language_of_interface([each.page for each in entered]),
        may_download=_may_download(file, request, is_trusted=is_trusted),
        is_public=file.is_shown and any(each.is_public for each in entered),
    )


def _may_download(file: SourceFile, request: HttpRequest, *, is_trusted: bool) -> bool:
    """Readers what is offered to them, the uploader everything, staff what was checked."""
    is_uploader = request.user.is_authenticated and request.user.pk == file.uploaded_by_user_id
    if is_uploader or file.original_may_leave:
        return True
    return is_trusted and was_checked(file.state, file.reason)


@dataclass(frozen=True, slots=True)
class _Entered:
    """A policy that a person may read; ``is_public``: so may everybody."""

    page: Any
    is_public: bool


def _entered(file: SourceFile, request: HttpRequest, tokens: frozenset[str]) -> Iterator[_Entered]:
    """Live policies of every kind that have this file and whose restrictions the person passed."""
    for model in policy_models():
        found = visible_policies(model, tokens).filter(files__source_file=file).distinct()
        for page in found:
            restrictions = list(page.get_view_restrictions())
            if all(each.accept_request(request) for each in restrictions):
                is_public = not restrictions and bool(PUBLIC_TOKENS & set(page.audience_tokens))
                yield _Entered(page, is_public)


def _in_language_of_interface(policies: list[Any]) -> Any | None:
    return next(iter(one_per_policy(policies, str(get_language()))), None)
