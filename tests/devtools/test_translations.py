"""What is checked of the catalogues, and how new texts get into them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from devtools.translations.__main__ import fill
from devtools.translations.catalogues import Catalogue, texts_of_sources, updated
from devtools.translations.compiled import stale
from devtools.translations.faults import faults_of

pytestmark = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A Korean translation, compiled."""
    path = tmp_path / "ko" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + 'msgid "Search"\nmsgstr "검색"\n', encoding="utf-8")
    subprocess.run(["msgfmt", "-o", str(path.with_suffix(".mo")), str(path)], check=True)
    return path


def test_a_compiled_translation_with_the_same_content_is_fresh(
    source: Path, tmp_path: Path
) -> None:
    source.touch()

    assert stale(tmp_path) == []


def test_a_changed_translation_is_stale(source: Path, tmp_path: Path) -> None:
    source.write_text(HEADER + 'msgid "Search"\nmsgstr "찾기"\n', encoding="utf-8")

    assert stale(tmp_path) == ["ko/LC_MESSAGES/django.po: changed since it was compiled"]


def test_a_translation_that_was_never_compiled_is_stale(source: Path, tmp_path: Path) -> None:
    source.with_suffix(".mo").unlink()

    assert stale(tmp_path) == ["ko/LC_MESSAGES/django.po: not compiled"]


def test_a_translation_that_loses_a_placeholder_is_refused(source: Path, tmp_path: Path) -> None:
    broken = '#, python-format\nmsgid "%(count)s cases"\nmsgstr "사례"\n'
    source.write_text(HEADER + broken, encoding="utf-8")

    (message,) = stale(tmp_path)

    assert "placeholder" in message or "format" in message


def faults(tmp_path: Path, code: str, *entries: polib.POEntry) -> list[str]:
    """What is wrong with a catalogue of these entries, without the name of the file."""
    catalogue = Catalogue(code, tmp_path)
    held = catalogue.read()
    held.extend(entries)
    catalogue.path.parent.mkdir(parents=True, exist_ok=True)
    held.save(str(catalogue.path))
    return [fault.partition(": ")[2] for fault in faults_of(catalogue, None)]


def counted(*words: str) -> polib.POEntry:
    return polib.POEntry(
        msgid="%(n)s case", msgid_plural="%(n)s cases", msgstr_plural=dict(enumerate(words))
    )


@pytest.mark.parametrize(
    ("code", "entry", "fault"),
    [
        ("ja", polib.POEntry(msgid="Search", msgstr=""), "Search: not translated"),
        (
            "fr",
            polib.POEntry(msgid="Search", msgstr="Recherche", flags=["fuzzy"]),
            "Search: a guess (fuzzy)",
        ),
        ("es", counted("%(n)s caso"), "%(n)s case: 1 plural forms, 2 wanted"),
        ("ja", counted("事例"), "%(n)s case: placeholders or tags differ: %(n)s"),
        (
            "es",
            polib.POEntry(msgid="<strong>Now</strong>", msgstr="<b>Ahora</b>"),
            "<strong>Now</strong>: placeholders or tags differ: </b> </strong> <b> <strong>",
        ),
        (
            "ko",
            polib.POEntry(msgid=" – on a page", msgstr="– 쪽"),
            "– on a page: spaces at the beginning or end differ",
        ),
        (
            "zh-hans",
            polib.POEntry(msgid="Read it again", msgstr="Read it again"),
            "Read it again: mostly in Latin letters",
        ),
        (
            "fr",
            polib.POEntry(msgid="Read it again", msgstr="Read it again"),
            "Read it again: the same as in English",
        ),
    ],
)
def test_each_fault_is_told_with_its_text(
    code: str, entry: polib.POEntry, fault: str, tmp_path: Path
) -> None:
    assert faults(tmp_path, code, entry) == [fault]


@pytest.mark.parametrize(
    ("code", "entry"),
    [
        ("es", counted("un caso", "%(n)s casos")),
        ("ko", counted("사례 %(n)s건")),
        ("ja", polib.POEntry(msgid="Example: Public transport", msgstr="例：Public transport")),
        ("fr", polib.POEntry(msgid="Pilot", msgstr="Pilot")),
        ("zh-hans", polib.POEntry(msgid="PDF", msgstr="PDF")),
    ],
)
def test_good_words_are_no_fault(code: str, entry: polib.POEntry, tmp_path: Path) -> None:
    assert faults(tmp_path, code, entry) == []


def test_a_language_without_a_catalogue_is_a_fault(tmp_path: Path) -> None:
    assert faults_of(Catalogue("zh-hans", tmp_path), None) == [
        "zh_Hans/LC_MESSAGES/django.po: no such catalogue"
    ]


def test_texts_are_compared_with_those_of_the_sources(tmp_path: Path) -> None:
    catalogue = Catalogue("ko", tmp_path)
    held = catalogue.read()
    held.append(polib.POEntry(msgid="Old", msgstr="옛것"))
    catalogue.path.parent.mkdir(parents=True)
    catalogue.write(held)
    wanted = polib.POFile()
    wanted.append(polib.POEntry(msgid="New"))

    assert [fault.partition(": ")[2] for fault in faults_of(catalogue, wanted)] == [
        "New: new in the sources",
        "Old: gone from them",
    ]


def test_an_update_keeps_words_and_drops_what_is_gone() -> None:
    held = polib.POFile()
    held.append(polib.POEntry(msgid="Search", msgstr="検索"))
    held.append(polib.POEntry(msgid="Gone", msgstr="ない"))
    wanted = polib.POFile()
    wanted.append(polib.POEntry(msgid="New %(n)s", flags=["python-format"]))
    wanted.append(polib.POEntry(msgid="Search"))
    wanted.append(polib.POEntry(msgid="a day", msgid_plural="days"))

    entries = updated(held, wanted, "ja")

    assert [(each.msgid, each.msgstr, each.msgstr_plural) for each in entries] == [
        ("New %(n)s", "", {}),
        ("Search", "検索", {}),
        ("a day", "", {0: ""}),
    ]
    assert entries.metadata["Plural-Forms"] == "nplurals=1; plural=0;"


def test_words_from_a_list_are_filled_in_and_compiled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue = Catalogue("fr", tmp_path)
    held = catalogue.read()
    held.extend([polib.POEntry(msgid="Search"), counted("", "")])
    catalogue.path.parent.mkdir(parents=True)
    catalogue.write(held)
    given = tmp_path / "words.json"
    given.write_text(
        json.dumps(
            [
                {"text": "Search", "words": ["Recherche"]},
                {"text": "%(n)s case", "words": ["%(n)s cas", "%(n)s cas"]},
                {"text": "Nowhere", "words": ["Nulle part"]},
            ]
        ),
        encoding="utf-8",
    )

    status = fill(catalogue, given)

    assert status == 1
    assert "not in the catalogue: Nowhere" in capsys.readouterr().err
    assert faults_of(catalogue, None) == []
    assert stale(tmp_path) == []


def test_what_code_and_templates_mark_is_found() -> None:
    texts = {entry.msgid for entry in texts_of_sources()}

    assert {"Skip to the content", "Case studies", "This is not a year."} & texts == {
        "Skip to the content",
        "Case studies",
    }
