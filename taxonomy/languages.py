"""Languages as data: the six of the site, and the further ones a policy may be written in.

The language of the interface and the language of the content are two things; both are chosen
from here. Plain Python, so that settings and search may read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FALLBACK = "en"


@dataclass(frozen=True)
class Language:
    """`code` is BCP 47 in lower case; `analyzer` is the key under which search knows it."""

    code: str
    own_name: str
    analyzer: str = "other"


INTERFACE_LANGUAGES = (
    Language("en", "English", "en"),
    Language("ko", "한국어", "ko"),
    Language("zh-hans", "简体中文", "zh"),
    Language("ja", "日本語", "ja"),
    Language("es", "Español", "es"),
    Language("fr", "Français", "fr"),
)

FURTHER_CONTENT_LANGUAGES = (
    Language("ar", "العربية"),
    Language("de", "Deutsch"),
    Language("fa", "فارسی"),
    Language("hi", "हिन्दी"),
    Language("id", "Bahasa Indonesia"),
    Language("it", "Italiano"),
    Language("kk", "Қазақ тілі"),
    Language("km", "ភាសាខ្មែរ"),
    Language("lo", "ພາສາລາວ"),
    Language("mn", "Монгол"),
    Language("ms", "Bahasa Melayu"),
    Language("my", "မြန်မာဘာသာ"),
    Language("ne", "नेपाली"),
    Language("nl", "Nederlands"),
    Language("pl", "Polski"),
    Language("pt", "Português"),
    Language("ru", "Русский"),
    Language("si", "සිංහල"),
    Language("th", "ไทย"),
    Language("tl", "Filipino"),
    Language("tr", "Türkçe"),
    Language("uk", "Українська"),
    Language("ur", "اردو"),
    Language("uz", "Oʻzbekcha"),
    Language("vi", "Tiếng Việt"),
    Language("zh-hant", "繁體中文", "zh"),
)

CONTENT_LANGUAGES = INTERFACE_LANGUAGES + FURTHER_CONTENT_LANGUAGES

INTERFACE_LANGUAGE_CHOICES = [(known.code, known.own_name) for known in INTERFACE_LANGUAGES]
CONTENT_LANGUAGE_CHOICES = [(known.code, known.own_name) for known in CONTENT_LANGUAGES]

_BY_CODE = {known.code: known for known in CONTENT_LANGUAGES}


def find_language(code: str) -> Language | None:
    """The language of a code such as "zh-hans", "ZH-Hans" or "ko-KR"; None when not listed."""
    wanted = code.strip().lower().replace("_", "-")
    return _BY_CODE.get(wanted) or _BY_CODE.get(wanted.partition("-")[0])


def own_name(code: str) -> str:
    """What speakers of a language call it; the code itself for one that is not listed."""
    known = find_language(code)
    return known.own_name if known else code


def in_language(texts: Mapping[str, str], code: str | None) -> str:
    """The text for a language, else the English one, else "" - what a reader is shown."""
    language = find_language(code) if code else None
    wanted = texts.get(language.code, "") if language else ""
    return wanted or texts.get(FALLBACK, "")
