"""What is drawn: the icons of the sprite, and some covers of each family."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from django.conf import settings
from django.urls import reverse

from taxonomy.families import FAMILIES, Family

SPRITE: Final = Path("static/icons/icons.svg")
#: The third stands on a deep ground.
_SHOWN: Final = (1, 2, 3, 4)


def sprite_icons() -> list[str]:
    """Names of all icons in the order of the file."""
    sprite = (Path(settings.BASE_DIR) / SPRITE).read_text(encoding="utf-8")
    return re.findall(r'<symbol id="([a-z]+)"', sprite)


def drawn_covers() -> list[tuple[Family, list[str], list[str]]]:
    """Each family with the slugs of its themes and addresses of some covers."""
    return [
        (
            family,
            [slug for slug, belongs_to in FAMILIES.items() if belongs_to is family],
            [reverse("cover", args=[family.value, number]) for number in _SHOWN],
        )
        for family in Family
    ]
