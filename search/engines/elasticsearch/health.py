"""What the health page says about the server, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from elasticsearch import Elasticsearch

from search.engines.base import EngineUnavailable, Health
from search.engines.elasticsearch.analysis import Korean
from search.engines.elasticsearch.failures import answered
from search.engines.elasticsearch.indices import Index, Names, our_indices
from search.engines.elasticsearch.mapping import mapping_hash
from search.engines.elasticsearch.results import NAME

_KOREAN: Final = {
    Korean.NORI_WITH_DICTIONARY: "nori with our dictionary",
    Korean.NORI: "nori",
    Korean.CJK: "cjk, since nori is not installed",
}


def health(server: Elasticsearch, names: Names, facet_names: Sequence[str]) -> Health:
    """Version, state and content of the server; never raises."""
    try:
        with answered():
            version = server.info()["version"]["number"]
            status = server.cluster.health()["status"]
            answering = [i for i in our_indices(server, names) if names.readers in i.aliases]
            if not answering:
                return Health(NAME, False, "There is no search index yet; run search_rebuild.")
            count = int(server.count(index=names.readers)["count"])
            detail = f"Elasticsearch {version}, {status}; {_about(answering[-1], facet_names)}"
    except EngineUnavailable as error:
        return Health(NAME, False, str(error))
    return Health(NAME, True, detail, count)


def _about(index: Index, facet_names: Sequence[str]) -> str:
    korean = Korean(index.meta["korean"])
    current = index.meta["mapping"] == mapping_hash(facet_names, korean)
    outdated = "" if current else " The index was built by another version; run search_rebuild."
    return f"Korean is analysed by {_KOREAN[korean]}.{outdated}"
