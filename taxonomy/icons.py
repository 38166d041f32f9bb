"""The picture beside a theme: names of files in `static/icons/`, one per theme."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ThemeIcon(models.TextChoices):
    TAG = "tag", _("Tag")
    BUS = "bus", _("Bus")
    ROAD = "road", _("Road")
    BICYCLE = "bicycle", _("Bicycle")
    RECYCLE = "recycle", _("Recycling arrows")
    SUN = "sun", _("Sun")
    WIND = "wind", _("Wind")
    DROP = "drop", _("Drop of water")
    WAVES = "waves", _("Waves")
    BUILDINGS = "buildings", _("Buildings")
    GATE = "gate", _("Old gate")
    COMPASS = "compass", _("Compass")
    HOUSE = "house", _("House")
    TREE = "tree", _("Tree")
    SCREEN = "screen", _("Screen")
    SPEECH = "speech", _("Speech bubbles")
    SHIELD = "shield", _("Shield")
    HANDS = "hands", _("Open hands")
    BRIEFCASE = "briefcase", _("Briefcase")
    PULSE = "pulse", _("Pulse line")
