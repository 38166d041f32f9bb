"""Words on a page that are in another language than the page says they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import polib
from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag
from django.conf import settings

from taxonomy.languages import CONTENT_LANGUAGES

#: Read by machines; or, as a title, the name of a policy and of the portal in one breath.
_SILENT: Final = {"script", "style", "code", "template", "textarea", "pre", "title"}
_READ_ALOUD: Final = ("alt", "title", "aria-label", "placeholder")
_EAST_ASIAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LATIN_SENTENCE: Final = re.compile(r"\b[a-z]{2,}(?:[ ,]+[a-z]{2,}){3,}")
#: Frequent in English, and no words of Spanish or French.
_ENGLISH: Final = re.compile(
    r"\b(?:the|of|and|with|for|was|were|that|this|from|by|are|its|which|after|their)\b"
)
_SCRIPT: Final = {"ko": "Hang", "ja": "Jpan", "zh-hans": "Hans"}
#: Languages are offered by the names they have themselves.
_OWN_NAMES: Final = frozenset(known.own_name for known in CONTENT_LANGUAGES)
_PLACEHOLDER: Final = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@dataclass(frozen=True, slots=True)
class Words:
    """What a reader sees or hears in one piece, and the language it is said to be in."""

    text: str
    language: str


def words_of(root: Tag, language: str = "") -> Iterator[Words]:
    """Every text and every spoken attribute of an element and what is in it."""
    if root.name in _SILENT:
        return
    language = str(root.get("lang", language))
    is_said = root.get("translate") != "no"
    for name in _READ_ALOUD:
        if is_said and (text := root.get(name)):
            yield Words(" ".join(str(text).split()), language)
    for child in root.children:
        if isinstance(child, Tag):
            yield from words_of(child, language)
        elif is_said and _is_text(child):
            yield Words(" ".join(str(child).split()), language)


def _is_text(node: PageElement) -> bool:
    """Comments and the like are strings, but no text."""
    is_string = isinstance(node, NavigableString) and not isinstance(node, PreformattedString)
    return is_string and bool(str(node).strip())


def faults_of(page: BeautifulSoup, language: str) -> list[str]:
    """Texts that stayed in English, and foreign words that do not say so; each once."""
    root = page.html
    if root is None or root.get("lang") != language:
        return ["the page does not say that it is in this language"]
    return list(
        dict.fromkeys(
            f"[{each.language}] {each.text[:100]}"
            for each in words_of(root)
            if _is_wrong(each, language)
        )
    )


def _is_wrong(words: Words, interface: str) -> bool:
    texts = _texts(interface)
    if words.text in _OWN_NAMES or words.text in texts.right:
        return False
    if words.language == interface and texts.is_in_english(words.text):
        return True
    if words.language in _SCRIPT:
        return bool(_LATIN_SENTENCE.search(words.text))
    if _EAST_ASIAN.search(words.text):
        return True
    return words.language != "en" and len(set(_ENGLISH.findall(words.text))) > 1


@dataclass(frozen=True, slots=True)
class Texts:
    """The interface in one language: texts in it, and in English those that differ from them.

    ``with_gaps`` fits English texts with something put in the place of each placeholder.
    """

    right: frozenset[str]
    english: frozenset[str]
    with_gaps: re.Pattern[str]

    def is_in_english(self, text: str) -> bool:
        """Whether a text of the interface was left in English."""
        return text in self.english or bool(self.with_gaps.fullmatch(text))


@cache
def _texts(language: str) -> Texts:
    right: set[str] = set()
    english: set[str] = set()
    for entry in polib.pofile(str(_catalogue(language))):
        said = {" ".join(text.split()) for text in (entry.msgid, entry.msgid_plural) if text}
        words = (entry.msgstr, *entry.msgstr_plural.values())
        there = {" ".join(text.split()) for text in words}
        right |= said if language == "en" else there
        english |= said - there if language != "en" else set()
    with_gaps = [_PLACEHOLDER.split(text) for text in english if _PLACEHOLDER.search(text)]
    gaps = [".+?".join(map(re.escape, pieces)) for pieces in with_gaps if _tells("".join(pieces))]
    return Texts(frozenset(right), frozenset(english), re.compile("|".join(gaps) or "(?!)"))


def _catalogue(language: str) -> Path:
    """English has none; its texts are those any other is made of."""
    folder = {"zh-hans": "zh_Hans", "en": "ko"}.get(language, language)
    return Path(settings.BASE_DIR, "locale", folder, "LC_MESSAGES", "django.po")


def _tells(text: str) -> bool:
    """Whether what is left of a text without its placeholders can only be English."""
    return len(re.findall(r"[A-Za-z]{2,}", text)) > 1
