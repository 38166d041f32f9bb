"""Participants as the site sees them: an account, cookies, and the forms of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import requests

from devtools.whole_portal import Portal

SESSION: Final = "2031-05"
PASSWORD: Final = "bridge-river-lantern-42"
PATIENCE: Final = 120.0

#: Each from a city of their own. One password, hashed once: hashing is slow on purpose.
ENROL: Final = """
from datetime import date
from django.contrib.auth.hashers import make_password
from accounts.models import User
from programmes.models import LearningSession, Participation
from taxonomy.models import City
session = LearningSession.objects.create(
    slug="{session}", name="May 2031", group="mixed", year=2031, briefs_due=date(2031, 4, 1)
)
for email, city in zip({emails!r}, City.objects.order_by("slug"), strict=False):
    user = User.objects.create_user(email, None, first_name="Sample", city=city)
    Participation.objects.create(session=session, user=user, city=city)
User.objects.filter(email__in={emails!r}).update(password=make_password("{password}"))
"""


class NotAsExpected(AssertionError):
    """The site did not do what a participant expects; the text says which page and what it said."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way; ``data`` is all of it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A line of the list of files: its identifier, and the fields of ``uploads.FileStatus``."""

    stable_id: str
    name: str
    status: dict[str, Any]


def _browser() -> requests.Session:
    """Keeps cookies, not connections: the server may close an idle one as it is used again."""
    browser = requests.Session()
    browser.headers["Connection"] = "close"
    return browser


@dataclass
class Participant:
    """A signed-in person with a brief in ``SESSION``."""

    url: str
    email: str
    browser: requests.Session = field(default_factory=_browser)

    @property
    def files_page(self) -> str:
        """Path of the part "Files" of the person's brief."""
        return f"/my/briefs/{SESSION}/files/"

    def get(self, path: str) -> requests.Response:
        """A page; redirects are followed."""
        return self.browser.get(self.url + path, timeout=PATIENCE)

    def sign_in(self) -> None:
        """By password. Raises NotAsExpected."""
        fields = {"login": self.email, "password": PASSWORD}
        answer = self._submit("/account/login/", fields)
        if "/login" in answer.url or answer.status_code != requests.codes.ok:
            raise NotAsExpected(f"{self.email} cannot sign in: {answer.status_code} {answer.url}")

    def bring(self, upload: Upload) -> list[str]:
        """Upload one file as the script of the page does; the sentences with which it is refused.

        Raises NotAsExpected when the answer is neither.
        """
        fields = {"kind": "deck", "language": "en", "licence": "cc-by-4.0"}
        answer = self._submit(self.files_page, fields, upload)
        if answer.status_code not in (requests.codes.ok, requests.codes.unprocessable):
            raise NotAsExpected(f"{upload.name}: {answer.status_code} {answer.text[:300]}")
        refusals: list[str] = answer.json()["refusals"]
        return refusals

    def files(self) -> list[FileSeen]:
        """What the list shows, in its order, each with its state as the page asks for it."""
        page = self.get(self.files_page).text
        names = re.findall(r"<strong>([^<]+\.\w+)</strong>", page)
        found = dict.fromkeys(re.findall(rf"{self.files_page}([0-9a-f-]{{36}})/", page))
        return [
            FileSeen(stable_id, name, self.status(stable_id).json())
            for stable_id, name in zip(found, names, strict=True)
        ]

    def status(self, stable_id: str) -> requests.Response:
        """The state of a file; 404 for what is not this person's."""
        return self.get(f"/files/{stable_id}/status/")

    def _submit(
        self, path: str, fields: dict[str, str], upload: Upload | None = None
    ) -> requests.Response:
        """Open the page with the form, then post it with its token."""
        page = self.get(path).text
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        if token is None:
            raise NotAsExpected(f"no form on {path}: {page[:300]}")
        return self.browser.post(
            self.url + path,
            data={**fields, "csrfmiddlewaretoken": token[1]},
            files={"files": (upload.name, upload.data)} if upload else None,
            headers={"Accept": "application/json", "Referer": self.url + path} if upload else None,
            timeout=PATIENCE,
        )


def enrol(portal: Portal, number: int) -> list[Participant]:
    """So many participants of a new session; needs cities in the database. Nobody is signed in."""
    emails = [f"participant-{each}@example.org" for each in range(1, number + 1)]
    script = ENROL.format(session=SESSION, emails=emails, password=PASSWORD)
    portal.manage("shell", text_in=script)
    return [Participant(portal.url, email) for email in emails]


def are_final(files: Iterable[FileSeen], expected: int) -> bool:
    """Whether so many files are there, and nothing more happens to any by itself."""
    seen: Sequence[FileSeen] = list(files)
    return len(seen) == expected and all(file.status["is_final"] for file in seen)
