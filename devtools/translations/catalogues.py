"""Where the catalogues are, how they are read and written, and what the sources ask for."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import polib

from devtools.paths import ROOT
from devtools.translations.compiled import compile_source
from taxonomy.languages import INTERFACE_LANGUAGES

LOCALE: Final = ROOT / "locale"
SOURCE_LANGUAGE: Final = "en"
#: Folders with texts of the interface.
SOURCES: Final = (
    "accounts", "briefs", "cases", "exchange", "portal", "programmes", "search", "taxonomy",
    "templates", "uploads",
)  # fmt: skip
#: Plural rules, as CLDR gives them for whole numbers below a million.
PLURALS: Final = {
    "ko": "nplurals=1; plural=0;",
    "zh-hans": "nplurals=1; plural=0;",
    "ja": "nplurals=1; plural=0;",
    "es": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One language's file; ``code`` is that of the site, such as ``zh-hans``."""

    code: str
    locale: Path = LOCALE

    @property
    def path(self) -> Path:
        """The source; the compiled file lies beside it."""
        language, _, script = self.code.partition("-")
        folder = f"{language}_{script.title()}" if script else language
        return self.locale / folder / "LC_MESSAGES" / "django.po"

    def read(self) -> polib.POFile:
        """The entries; none where there is no file yet."""
        if not self.path.exists():
            return _empty(self.code)
        return polib.pofile(str(self.path), wrapwidth=100)

    def write(self, entries: polib.POFile) -> None:
        """Save and compile. Raises ValueError with the words of msgfmt."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        entries.save(str(self.path))
        problem = compile_source(self.path, self.path.with_suffix(".mo"))
        if problem:
            raise ValueError(problem)


def all_catalogues(locale: Path = LOCALE) -> list[Catalogue]:
    """One for each language of the interface but English, which is the source."""
    codes = [language.code for language in INTERFACE_LANGUAGES]
    return [Catalogue(code, locale) for code in codes if code != SOURCE_LANGUAGE]


def texts_of_sources(root: Path = ROOT) -> polib.POFile:
    """Every text that code and templates mark for translation, without words.

    Django's own collector writes into the tree it reads, so it is given a tree of links.
    """
    with TemporaryDirectory() as folder:
        tree = Path(folder)
        (tree / "locale").mkdir()
        for name in SOURCES:
            (tree / name).symlink_to(root / name, target_is_directory=True)
        command = [sys.executable, "-m", "django", "makemessages", "--symlinks", "--no-location"]
        environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
        subprocess.run(
            [*command, "-l", SOURCE_LANGUAGE],
            cwd=tree,
            env=environment,
            check=True,
            capture_output=True,
        )
        return polib.pofile(str(tree / "locale" / "en" / "LC_MESSAGES" / "django.po"))


def key_of(entry: polib.POEntry) -> tuple[str | None, str]:
    """What tells a text from every other one."""
    return entry.msgctxt, entry.msgid


def updated(held: polib.POFile, wanted: polib.POFile, code: str) -> polib.POFile:
    """The texts of the sources in their order, with the words that are there already."""
    known = {key_of(entry): entry for entry in held if not entry.obsolete}
    fresh = _empty(code)
    for text in wanted:
        entry = known.get(key_of(text))
        if entry is None or bool(entry.msgid_plural) != bool(text.msgid_plural):
            entry = polib.POEntry(msgid=text.msgid, msgctxt=text.msgctxt)
            if text.msgid_plural:
                count = int(PLURALS[code].split("=")[1].split(";")[0])
                entry.msgstr_plural = dict.fromkeys(range(count), "")
        entry.msgid_plural, entry.flags = text.msgid_plural, list(text.flags)
        entry.comment, entry.occurrences, entry.previous_msgid = text.comment, [], None
        fresh.append(entry)
    return fresh


def _empty(code: str) -> polib.POFile:
    entries = polib.POFile(wrapwidth=100)
    entries.metadata = {
        "Project-Id-Version": "Seoul case-study portal",
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[code],
    }
    return entries
