"""The stops: for each route and each type of page the addresses worth looking at, and as whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from cases.addresses import localised
from portal.demo.tour.content import Content
from portal.demo.tour.routes import page_types


class Reader(StrEnum):
    """As whom a page is opened; all but the first are sample accounts."""

    ANONYMOUS = "anonymous"
    ALUMNUS = "alumnus"
    PARTICIPANT = "participant"
    RETURNED = "returned"
    MODERATOR = "moderator"

    @property
    def email(self) -> str:
        """Address of the sample account; "" for nobody."""
        return "" if self is Reader.ANONYMOUS else f"{self.value}@example.org"

    @property
    def password(self) -> str:
        """Password of the sample account; "" for nobody."""
        return "" if self is Reader.ANONYMOUS else f"sample-{self.value}"


@dataclass(frozen=True, slots=True)
class Stop:
    """One address. ``kind``: name of the route or label of the page type.

    ``path`` is the English address; every other language has a prefix. ``state`` tells apart what
    one route shows. ``status`` is that of the page at the end of all redirects.
    """

    kind: str
    path: str
    reader: Reader = Reader.ANONYMOUS
    state: str = ""
    status: int = 200

    @property
    def name(self) -> str:
        """Names the stop in a report or a file; unique."""
        words = f"{self.kind} {self.state}".replace(":", " ").replace(".", " ").split()
        return "-".join(words).lower()

    def path_in(self, language: str) -> str:
        """The address in a language of the interface."""
        return localised(self.path, language)


#: Routes that show no page of their own, each with the reason.
NOT_PAGES: Final = {
    "wagtaildocs_serve": "sends the original of a file",
    "wagtaildocs_authenticate_with_password": "no file has a password",
    "wagtailcore_authenticate_with_password": "no page has a password",
    "wagtailcore_login": "leads to the sign-in page",
    "wagtail_serve": "the page tree, which has its own stops",
    "uploads:status": "JSON about a file",
    "uploads:retry": "takes a click and leads back",
    "health": "JSON for the operator",
    "cover": "a picture",
    "file-picture": "a picture",
    "file-original": "sends the original of a file",
    "accounts:data": "sends a JSON file",
    "accounts:directory": "takes a click and leads back",
    "cite": "sends a citation",
    "fact_sheet": "sends a PDF",
    "policy": "leads to the page of a policy",
    "card": "a picture for link previews",
    "pack_file": "sends a ZIP file",
    "feed": "Atom",
    "robots": "plain text for machines",
    "security": "plain text for machines",
    "sitemap": "XML for search engines",
    "sitemap_of": "XML for search engines",
    "oai": "XML for harvesters",
    "text_only": "takes a click and leads back",
    "signed_in": "leads to where a person goes on",
    "account_signup": "closed; accounts come by invitation",
    "account_inactive": "shown to a closed account only",
    "account_reauthenticate": "asked for only within other pages",
    "account_confirm_email": "opened by a mailed secret",
    "account_reset_password_from_key": "opened by a mailed secret",
    "account_confirm_login_code": "opened after a code was mailed",
    "account_set_password": "for an account without a password",
    "programmes:invitation": "shown after a mailed secret was opened",
    "facts": "shown after a mailed secret was opened",
    "briefs:for_participant": "makes a brief and leads to it",
    "briefs:revise": "for a published brief of one's own",
    "briefs:for_revise": "as briefs:revise",
}


def stops(content: Content) -> list[Stop]:
    """All stops of a site with the demo content."""
    return [
        *_tree(content),
        *_portraits(content),
        *_search(),
        *_files(content),
        *_accounts(),
        *_briefs(content),
        _at("styleguide", Reader.MODERATOR),
        Stop("error", "/there-is-no-such-page/", state="not found", status=404),
    ]


def _at(
    route: str,
    /,
    reader: Reader = Reader.ANONYMOUS,
    state: str = "",
    query: str = "",
    **named: Any,
) -> Stop:
    with override(settings.LANGUAGE_CODE):
        return Stop(route, reverse(route, kwargs=named) + query, reader, state)


def _tree(content: Content) -> Iterator[Stop]:
    for model in page_types():
        yield Stop(model._meta.label, content.path_of_page(model))


def _portraits(content: Content) -> Iterator[Stop]:
    for kind in ("themes", "cities", "sessions", "places"):
        yield _at(kind)
    yield _at("theme", slug=content.theme)
    yield _at("city", slug=content.city)
    yield _at("session", slug=content.session)
    yield _at("place", slug=content.place)
    yield _at("people", Reader.ALUMNUS, state="all")
    yield _at("people", Reader.ALUMNUS, state="nobody found", query="?q=nobody+is+called+so")
    yield _at("pack", state="ready", kind="theme", about=content.theme)
    yield _at("pack", state="to ask", kind="session", about=content.session)


def _search() -> Iterator[Stop]:
    yield _at("search", state="everything")
    yield _at("search", state="hits in files", query="?q=bus+reform")
    yield _at("search", state="filtered", query="?q=bus&theme=public-transport&kind=case")
    yield _at("search", state="nothing found", query="?q=zeppelin+mooring+mast")
    yield _at("search", state="wrong filter", query="?q=bus&theme=no-such-theme&page=999")


def _files(content: Content) -> Iterator[Stop]:
    policy, file = content.policy_with_file, content.file
    yield _at("file", stable_id=policy, file_id=file)
    yield _at("file-page", stable_id=policy, file_id=file, number=2)
    own = content.submission("participant").file
    yield _at("own-file", Reader.PARTICIPANT, file_id=own)
    yield _at("own-file-page", Reader.PARTICIPANT, file_id=own, number=1)


def _accounts() -> Iterator[Stop]:
    for kind in (
        "account_login",
        "account_request_login_code",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_email_verification_sent",
    ):
        yield _at(kind)
    for kind in (
        "accounts:profile",
        "accounts:move",
        "accounts:close",
        "account_logout",
        "account_email",
        "account_change_password",
    ):
        yield _at(kind, Reader.ALUMNUS)
    link = _at("programmes:invitation_link", state="dead link", secret="not-a-secret")
    yield Stop(link.kind, link.path, state=link.state, status=410)
    link = _at("facts_link", state="dead link", secret="not-a-secret")
    yield Stop(link.kind, link.path, state=link.state, status=410)
    yield _at("facts_thanks", answer="confirmed")


def _briefs(content: Content) -> Iterator[Stop]:
    yield _at("briefs:mine", Reader.PARTICIPANT)
    for reader, steps in (
        (Reader.PARTICIPANT, ("brief", "preview", "check", "files")),
        (Reader.RETURNED, ("brief", "check")),
        (Reader.ALUMNUS, ("brief", "receipt", "withdraw", "unname")),
    ):
        of = content.submission(reader.value)
        state = of.state.replace("-", " ")
        for step in steps:
            yield _at(f"briefs:{step}", reader, state, session=of.session)
            yield _at(f"briefs:for_{step}", Reader.MODERATOR, state, stable_id=of.stable_id)
    draft = content.submission("participant")
    yield _at("briefs:file", Reader.PARTICIPANT, session=draft.session, file=draft.file)
    yield _at("briefs:for_file", Reader.MODERATOR, stable_id=draft.stable_id, file=draft.file)
    for part in content.parts_of_a_brief:
        yield _at("briefs:part", Reader.PARTICIPANT, part, session=draft.session, name=part)
        yield _at("briefs:for_part", Reader.MODERATOR, part, stable_id=draft.stable_id, name=part)
