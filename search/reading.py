"""Source files of policies that were found: each once, with the address of its first page.

What readers may not see is not in the records, so this asks for no audience: the keys come from an
answer to the reader.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cases.addresses import in_interface_language
from search.models import SearchPart


@dataclass(frozen=True, slots=True)
class ReadableFile:
    """A file and the policy it belongs to; ``file_type`` is an extension without a dot."""

    name: str
    file_type: str
    url: str
    key: str


def files_of(keys: Collection[str]) -> list[ReadableFile]:
    """Files of the records with these keys, in the order of the keys. One query."""
    places = {key: place for place, key in enumerate(keys)}
    pages = (
        SearchPart.objects.filter(record__key__in=places, number=1)
        .exclude(path="")
        .order_by("id")
        .values_list("record__key", "file_id", "file_name", "file_type", "path")
    )
    first: dict[str, ReadableFile] = {}
    for key, file_id, name, file_type, path in pages:
        first.setdefault(file_id, ReadableFile(name, file_type, in_interface_language(path), key))
    return sorted(first.values(), key=lambda file: (places[file.key], file.name))
