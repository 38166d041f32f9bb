"""Two connections to the server: readers must not wait, writers must not give up.

First step of every call; built from settings by :func:`servers_from_settings`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from elasticsearch import Elasticsearch

from search.engines.base import EngineUnavailable

#: A bulk of 500 long records on a busy server takes a few seconds.
WRITE_TIMEOUT: Final = 30.0
WRITE_RETRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Servers:
    """One cluster, seen by somebody who waits for an answer and by somebody who does not."""

    reader: Elasticsearch
    writer: Elasticsearch

    def close(self) -> None:
        """Give back the connections."""
        self.reader.close()
        self.writer.close()


def servers(nodes: list[str], *, read_timeout: float = 1.5, **access: Any) -> Servers:
    """Connections to ``nodes``; ``access`` holds credentials as the client takes them."""
    return Servers(
        # No retry: a reader who waited once is better served by the database engine.
        reader=Elasticsearch(
            nodes,
            request_timeout=read_timeout,
            max_retries=0,
            retry_on_timeout=False,
            **access,
        ),
        # A write may be repeated at will, since versions make it harmless.
        writer=Elasticsearch(
            nodes,
            request_timeout=WRITE_TIMEOUT,
            max_retries=WRITE_RETRIES,
            retry_on_timeout=True,
            **access,
        ),
    )


def servers_from_settings(nodes: list[str]) -> Servers:
    """Connections with the credentials and the reader's patience of the settings."""
    if not nodes:
        raise EngineUnavailable("ELASTICSEARCH_URL names no server.")
    access: dict[str, Any] = {}
    if settings.ELASTICSEARCH_API_KEY:
        access["api_key"] = settings.ELASTICSEARCH_API_KEY
    elif settings.ELASTICSEARCH_USERNAME:
        access["basic_auth"] = (settings.ELASTICSEARCH_USERNAME, settings.ELASTICSEARCH_PASSWORD)
    if settings.ELASTICSEARCH_CA_CERTS:
        access["ca_certs"] = settings.ELASTICSEARCH_CA_CERTS
    return servers(nodes, read_timeout=settings.SEARCH_TIMEOUT, **access)
