"""What a card says, and the digest that stands in its address."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Final

from django.urls import reverse
from django.utils.translation import override

from portal.outside.cards.fonts import installed
from taxonomy.families import Family

#: Raise it when the drawing changes: networks keep a picture as long as its address.
EDITION: Final = 1
#: Enough to tell apart all that one subject has ever said.
_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class CardText:
    """``language`` is that of the title; ``interface`` that of the other words."""

    kind: str
    key: str
    over: str
    title: str
    under: str
    site: str
    language: str
    interface: str
    family: Family

    @property
    def digest(self) -> str:
        """Hexadecimal; another one when the words, the drawing or the fonts change."""
        said = json.dumps([EDITION, asdict(self), installed()], ensure_ascii=False, sort_keys=True)
        return sha256(said.encode()).hexdigest()[:_DIGITS]

    @property
    def path(self) -> str:
        """The address of the picture in the language of its words."""
        with override(self.interface):
            return reverse("card", args=[self.kind, self.key, self.digest])
