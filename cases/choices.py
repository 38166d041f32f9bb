"""The closed lists of a policy: what an editor chooses from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Depth(models.TextChoices):
    """How much is told: a snapshot to begin with, the full story later."""

    SNAPSHOT = "snapshot", _("Snapshot")
    FULL = "full", _("Full")


class Status(models.TextChoices):
    """Where the policy stands today."""

    PLANNED = "planned", _("Planned")
    PILOT = "pilot", _("Pilot")
    RUNNING = "running", _("Running")
    COMPLETED = "completed", _("Completed")
    STOPPED = "stopped", _("Stopped")


class Scale(models.TextChoices):
    """How far the policy reaches."""

    SITE = "site", _("One site")
    DISTRICT = "district", _("District")
    CITY = "city", _("Whole city")
    METRO = "metro", _("Metropolitan region")
    NATION = "nation", _("Whole country")


class Evidence(models.TextChoices):
    """How well the results are known."""

    DESCRIBED = "described", _("Described")
    MONITORED = "monitored", _("Monitored with figures")
    EVALUATED_INSIDE = "evaluated-inside", _("Evaluated by the city")
    EVALUATED_OUTSIDE = "evaluated-outside", _("Evaluated by others")


class Visibility(models.TextChoices):
    """Who may read and find the policy."""

    PUBLIC = "public", _("Everybody")
    ALUMNI = "alumni", _("Alumni and participants")
    SESSION = "session", _("Its learning session")


class CostKnowledge(models.TextChoices):
    """Whether a cost can be told; "unknown" is an honest answer."""

    KNOWN = "known", _("Known")
    UNKNOWN = "unknown", _("Unknown")
    NOT_PUBLIC = "not-public", _("Not public")


class Funding(models.TextChoices):
    """Where the money comes from."""

    OWN = "own", _("Own budget")
    NATIONAL = "national", _("National government")
    DONOR = "donor", _("Donor")
    PRIVATE = "private", _("Private")
    FEES = "fees", _("Fees")
    MIXED = "mixed", _("Several sources")


class PartnerKind(models.TextChoices):
    """What kind of body a partner is."""

    PUBLIC = "public", _("Public body")
    FIRM = "firm", _("Firm")
    NGO = "ngo", _("Non-governmental organisation")
    ACADEMIA = "academia", _("University or institute")
    RESIDENTS = "residents", _("Residents")


class CheckAnswer(models.TextChoices):
    """What an owner says about the facts of a policy."""

    CONFIRMED = "confirmed", _("Still true")
    CHANGED = "changed", _("Something changed")


#: The seventeen goals of the United Nations (2015), by number.
SDG_NAMES = {
    1: _("No poverty"),
    2: _("Zero hunger"),
    3: _("Good health and well-being"),
    4: _("Quality education"),
    5: _("Gender equality"),
    6: _("Clean water and sanitation"),
    7: _("Affordable and clean energy"),
    8: _("Decent work and economic growth"),
    9: _("Industry, innovation and infrastructure"),
    10: _("Reduced inequalities"),
    11: _("Sustainable cities and communities"),
    12: _("Responsible consumption and production"),
    13: _("Climate action"),
    14: _("Life below water"),
    15: _("Life on land"),
    16: _("Peace, justice and strong institutions"),
    17: _("Partnerships for the goals"),
}
