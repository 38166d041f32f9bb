"""Regions of the world, wide enough for a facet: region > country > city.

After the sub-regions of the United Nations' standard M49; small ones are joined. Which country
lies in which region is data: `taxonomy/data/by_hand/regions.json`.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Region(models.TextChoices):
    EAST_ASIA = "east-asia", _("East Asia")
    SOUTH_EAST_ASIA = "south-east-asia", _("South-East Asia")
    SOUTH_ASIA = "south-asia", _("South Asia")
    CENTRAL_ASIA = "central-asia", _("Central Asia")
    WEST_ASIA = "west-asia", _("West Asia")
    NORTH_AFRICA = "north-africa", _("North Africa")
    SUB_SAHARAN_AFRICA = "sub-saharan-africa", _("Sub-Saharan Africa")
    EASTERN_EUROPE = "eastern-europe", _("Eastern Europe")
    NORTHERN_EUROPE = "northern-europe", _("Northern Europe")
    SOUTHERN_EUROPE = "southern-europe", _("Southern Europe")
    WESTERN_EUROPE = "western-europe", _("Western Europe")
    NORTH_AMERICA = "north-america", _("North America")
    LATIN_AMERICA_CARIBBEAN = "latin-america-caribbean", _("Latin America and the Caribbean")
    OCEANIA = "oceania", _("Oceania")
