from __future__ import annotations

from taxonomy.models.geography import City, Country
from taxonomy.models.office import Office
from taxonomy.models.theme import Theme

__all__ = ["City", "Country", "Office", "Theme"]
