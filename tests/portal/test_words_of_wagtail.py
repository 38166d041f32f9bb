"""Wagtail speaks of source files in its own sentences, too: "document" could mean anything."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import polib
import pytest
import wagtail
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from accounts.models import User
from devtools.translations.compiled import stale
from tests.factories.accounts import make_administrator
from tests.factories.files import make_source_file
from tests.factories.policies import make_case

pytestmark = pytest.mark.django_db

WORDS = Path(settings.BASE_DIR) / "locale_of_wagtail"
LANGUAGES = ("en", "ko")
#: The words to avoid, alone: Wagtail writes them only for its files, as the portal's are called.
AVOIDED = re.compile(r"\bdocuments?\b(?![_-])|문서", re.IGNORECASE)


def sentences_of_wagtail() -> set[str]:
    """What Wagtail says of its documents, in the packages whose pages staff see."""
    package = Path(wagtail.__file__).parent
    sources = [package / app / "locale/en/LC_MESSAGES/django.po" for app in ("documents", "admin")]
    entries = [entry for source in sources for entry in polib.pofile(str(source))]
    said = {entry.msgid for entry in entries if not entry.obsolete}
    return {text for text in said if re.search(r"\bdocuments?\b", text, re.IGNORECASE)}


def words(language: str) -> polib.POFile:
    return polib.pofile(str(WORDS / language / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_wagtail_is_said_in_our_words(language: str) -> None:
    assert {entry.msgid for entry in words(language)} == sentences_of_wagtail()


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_of_ours_says_document(language: str) -> None:
    said = [each for entry in words(language) for each in (entry.msgstr, *_plurals(entry))]
    assert [text for text in said if AVOIDED.search(_without_names(text))] == []
    assert all(entry.msgstr or all(_plurals(entry)) for entry in words(language))


def _plurals(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else []


def _without_names(text: str) -> str:
    """Without what stands for a value."""
    return re.sub(r"%\(\w+\)[sd]", "", text)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_what_is_compiled_is_what_is_written() -> None:
    assert stale(WORDS) == []


def pages(file: Any, case: Any) -> list[str]:
    return [
        reverse("wagtailadmin_home"),
        reverse("wagtaildocs:index"),
        reverse("wagtaildocs:add_multiple"),
        reverse("wagtaildocs:edit", args=[file.pk]),
        reverse("wagtaildocs:delete", args=[file.pk]),
        reverse("wagtaildocs_chooser:choose"),
        reverse("wagtailadmin_pages:edit", args=[case.pk]),
        reverse("wagtailadmin_pages:search"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_admin_says_document(client: Client, language: str) -> None:
    administrator: User = make_administrator()
    profile = UserProfile.get_for_user(administrator)
    profile.preferred_language = language
    profile.save()
    client.force_login(administrator)
    file, case = make_source_file(), make_case("Night buses")
    for url in pages(file, case):
        visible = _visible(client.get(url))
        assert AVOIDED.findall(visible) == [], url


def _visible(answer: Any) -> str:
    """What is read or read out: text, and the attributes that are."""
    is_json = answer.headers["Content-Type"].startswith("application/json")
    soup = BeautifulSoup(answer.json()["html"] if is_json else answer.content, "html.parser")
    for tag in soup(["script", "style", "template"]):
        tag.decompose()
    names = ("title", "aria-label", "alt")
    told = [tag[name] for name in names for tag in soup.select(f"[{name}]")]
    found = " ".join([soup.get_text(" "), *map(str, told)]).strip()
    assert found
    return found
