"""What the index holds, as key -> version, for the nightly comparison with the database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from elasticsearch import Elasticsearch

_PAGE: Final = 5_000
_KEEP_ALIVE: Final = "1m"


def versions(server: Elasticsearch, index: str) -> dict[str, int]:
    """Key -> version of everything, as of one moment."""
    moment = server.open_point_in_time(index=index, keep_alive=_KEEP_ALIVE)["id"]
    try:
        return dict(_pages(server, moment))
    finally:
        server.close_point_in_time(id=moment)


def _pages(server: Elasticsearch, moment: str) -> Iterator[tuple[str, int]]:
    after: Mapping[str, Any] = {}
    while hits := server.search(
        size=_PAGE,
        pit={"id": moment, "keep_alive": _KEEP_ALIVE},
        sort=["_shard_doc"],
        source=False,
        docvalue_fields=[{"field": "key"}, {"field": "version"}],
        track_total_hits=False,
        **after,
    )["hits"]["hits"]:
        for hit in hits:
            yield hit["fields"]["key"][0], hit["fields"]["version"][0]
        after = {"search_after": hits[-1]["sort"]}
