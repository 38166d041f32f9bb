"""Whatever goes wrong with the server becomes one exception with a plain sentence.

Every call to the server runs inside :func:`answered`, so nothing of the client ever leaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from elastic_transport import ConnectionTimeout, SerializationError
from elasticsearch import ApiError, TransportError
from elasticsearch.exceptions import UnsupportedProductError

from search.engines.base import EngineUnavailable

_SENTENCES: Final = {
    401: "Elasticsearch does not accept our name and password or key.",
    403: "Elasticsearch does not allow this.",
    404: "There is no search index yet; run search_rebuild.",
    413: "Elasticsearch finds the request too large.",
    429: "Elasticsearch is too busy.",
    503: "Elasticsearch is not ready.",
}
#: The block an index gets when the server's disk is nearly full.
DISK_FULL: Final = "Elasticsearch takes no more writes: its disk is nearly full."
_DISK_FULL_BLOCK: Final = "read-only-allow-delete"


class EntriesRefused(EngineUnavailable):
    """Some entries of a batch were refused, the others written; ``reasons`` by record key."""

    def __init__(self, reasons: dict[str, str]) -> None:
        self.reasons = reasons
        key, reason = next(iter(reasons.items()))
        super().__init__(f"Elasticsearch refused {len(reasons)} records, such as {key}: {reason}")


@contextmanager
def answered() -> Iterator[None]:
    """Turn any failure of the server, or an answer of an unknown shape, into EngineUnavailable.

    Wrap nothing but calls and the reading of answers: the errors listed last may be our own.
    """
    try:
        yield
    except UnsupportedProductError as error:
        raise EngineUnavailable("What answers is not Elasticsearch.") from error
    except ApiError as error:
        raise EngineUnavailable(sentence(error.status_code, error.body)) from error
    except TransportError as error:
        raise EngineUnavailable(_transport_sentence(error)) from error
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise EngineUnavailable("Elasticsearch gave an answer of an unknown shape.") from error


def _transport_sentence(error: TransportError) -> str:
    match error:
        case ConnectionTimeout():
            return "Elasticsearch did not answer in time."
        case SerializationError():
            return "Elasticsearch gave an answer that cannot be read."
        case _:
            return "Elasticsearch cannot be reached."


def sentence(status: int, error: Any) -> str:
    """Why a request or one entry of a batch was refused."""
    if status in (403, 429) and _DISK_FULL_BLOCK in str(error):
        return DISK_FULL
    return _SENTENCES.get(status, f"Elasticsearch answered with error {status}.")
