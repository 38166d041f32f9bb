"""How text becomes terms: one analyzer per language, chosen by what the server can do.

Second half of the mapping (:mod:`.mapping`). Accents are folded in every Latin analyzer, before the
stemmer, so that "transporte publico" and "transporte público" are the same words.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from elasticsearch import BadRequestError, Elasticsearch

from search.engines.elasticsearch.korean_words import KOREAN_WORDS
from search.stopwords import ENGLISH_STOPWORDS

Json = dict[str, Any]


class Korean(StrEnum):
    """How well the server knows Korean, best first."""

    #: The official plugin: words by dictionary, with our names and our choice of word classes.
    NORI_WITH_DICTIONARY = "nori+dictionary"
    #: An analyzer called nori that takes no settings.
    NORI = "nori"
    #: No plugin: pairs of syllables.
    CJK = "cjk"


#: Particles, endings and signs carry no meaning of their own. The plugin's default list also drops
#: XPN, prefixes such as 비- (non-) and 미- (un-), which turn a word into its opposite.
_KOREAN_STOP_TAGS: Final = (
    "EP", "EF", "EC", "ETN", "ETM", "IC", "JKS", "JKC", "JKG", "JKO", "JKB", "JKV", "JKQ", "JX",
    "JC", "MAG", "MAJ", "MM", "SP", "SSC", "SSO", "SC", "SE", "XSA", "XSN", "XSV", "UNA", "NA",
    "VSV",
)  # fmt: skip

#: The longest beginning of a word that is indexed for suggestions; longer typing is cut to it.
LONGEST_BEGINNING: Final = 20

_NORI_TOKENIZER: Final[Json] = {
    "type": "nori_tokenizer",
    "decompound_mode": "discard",
    "user_dictionary_rules": list(KOREAN_WORDS),
}
_NORI_WORD_CLASSES: Final[Json] = {
    "type": "nori_part_of_speech",
    "stoptags": list(_KOREAN_STOP_TAGS),
}

_TOKENIZERS: Final[dict[Korean, Json]] = {
    Korean.NORI_WITH_DICTIONARY: {"korean_words": _NORI_TOKENIZER}
}
_FILTERS: Final[Json] = {
    "english_possessive": {"type": "stemmer", "language": "possessive_english"},
    "english_stop": {"type": "stop", "stopwords": sorted(ENGLISH_STOPWORDS)},
    # Porter's rules leave words of three letters alone, and make "buses" something else than "bus".
    "english_short": {"type": "stemmer_override", "rules": ["buses => bus", "gases => gas"]},
    "english_stem": {"type": "stemmer", "language": "porter2"},
    "spanish_stop": {"type": "stop", "stopwords": "_spanish_"},
    # Porter's rules take the s of these for a plural.
    "spanish_short": {
        "type": "stemmer_override",
        "rules": [f"{bus}, {bus}es => {bus}" for bus in ("bus", "autobus", "metrobus", "trolebus")],
    },
    # Plurals first: alone, the next step takes "ciudad" and "ciudades" for different words.
    "spanish_plural": {"type": "stemmer", "language": "spanish_plural"},
    # Questions and texts use verbs in different forms: nDCG .954 on XQuAD, .947 with the light one.
    "spanish_stem": {"type": "stemmer", "language": "spanish"},
    "french_elision": {
        "type": "elision",
        "articles_case": True,
        "articles": ["l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "lorsqu", "puisqu"],
    },
    "french_stop": {"type": "stop", "stopwords": "_french_"},
    "french_stem": {"type": "stemmer", "language": "light_french"},
    "beginnings": {"type": "edge_ngram", "min_gram": 1, "max_gram": LONGEST_BEGINNING},
    "cut_to_beginning": {"type": "truncate", "length": LONGEST_BEGINNING},
}
_ANALYZERS: Final[Json] = {
    "en": [
        "english_possessive",
        "lowercase",
        "english_stop",
        "asciifolding",
        "english_short",
        "english_stem",
    ],
    "es": [
        "lowercase",
        "spanish_stop",
        "asciifolding",
        "spanish_short",
        "spanish_plural",
        "spanish_stem",
    ],
    "fr": ["french_elision", "lowercase", "french_stop", "asciifolding", "french_stem"],
    "pairs": ["cjk_width", "lowercase", "cjk_bigram", "asciifolding"],
    "plain": ["lowercase", "asciifolding"],
    # Questions are asked of plain text without the words that stand in every text.
    "plain_question": ["lowercase", "english_stop", "spanish_stop", "french_stop", "asciifolding"],
    # Spelling is suggested with its accents.
    "spelling": ["lowercase"],
    "beginnings": ["lowercase", "asciifolding", "beginnings"],
    "typed_beginnings": ["lowercase", "asciifolding", "cut_to_beginning"],
}


def analysis(korean: Korean) -> Json:
    """The ``analysis`` part of the index settings."""
    analyzers = {
        name: {"type": "custom", "tokenizer": "standard", "filter": filters}
        for name, filters in _ANALYZERS.items()
    }
    return {
        "char_filter": {
            "file_name_signs": {"type": "pattern_replace", "pattern": "[_.]", "replacement": " "}
        },
        "tokenizer": _TOKENIZERS.get(korean, {}),
        "filter": {
            **_FILTERS,
            **(
                {"korean_word_classes": _NORI_WORD_CLASSES}
                if korean is Korean.NORI_WITH_DICTIONARY
                else {}
            ),
        },
        "analyzer": {
            **analyzers,
            "ko": _korean_analyzer(korean),
            "file_name": {**analyzers["plain"], "char_filter": ["file_name_signs"]},
        },
    }


def analyzer_of(language: str) -> str:
    """The analyzer of an analysed language or of ``other``."""
    return {"zh": "pairs", "ja": "pairs", "other": "plain"}.get(language, language)


def korean_of(server: Elasticsearch) -> Korean:
    """Ask the server what it can do with Korean."""
    if _can_analyze(server, tokenizer=_NORI_TOKENIZER, filter=[_NORI_WORD_CLASSES]):
        return Korean.NORI_WITH_DICTIONARY
    return Korean.NORI if _can_analyze(server, analyzer="nori") else Korean.CJK


def _can_analyze(server: Elasticsearch, **how: Any) -> bool:
    try:
        server.indices.analyze(text="서울", **how)
    except BadRequestError:
        return False
    return True


def _korean_analyzer(korean: Korean) -> Json:
    match korean:
        case Korean.NORI_WITH_DICTIONARY:
            return {
                "type": "custom",
                "tokenizer": "korean_words",
                "filter": [
                    "cjk_width",
                    "korean_word_classes",
                    "nori_readingform",
                    "lowercase",
                    "asciifolding",
                ],
            }
        case Korean.NORI:
            return {"type": "nori"}
        case Korean.CJK:
            return {"type": "custom", "tokenizer": "standard", "filter": _ANALYZERS["pairs"]}
