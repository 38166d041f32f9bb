"""What a file may be, where it stands, and what others may do with it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    """Terms of reuse, from free to none; the names are those of Creative Commons and KOGL."""

    CC_BY = "cc-by-4.0", _("CC BY 4.0: reuse with credit")
    CC_BY_SA = "cc-by-sa-4.0", _("CC BY-SA 4.0: reuse with credit, share alike")
    CC_BY_NC = "cc-by-nc-4.0", _("CC BY-NC 4.0: reuse with credit, not for profit")
    KOGL_1 = "kogl-1", _("Korea Open Government Licence, type 1")
    PUBLIC_DOMAIN = "public-domain", _("Public domain")
    ALL_RIGHTS_RESERVED = "all-rights-reserved", _("All rights reserved: ask before reuse")


class FileState(models.TextChoices):
    """Where a received file stands."""

    RECEIVED = "received", _("Received")
    CHECKING = "checking", _("Being checked")
    HELD = "held", _("Held for staff")
    REFUSED = "refused", _("Refused")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


class FileKind(models.TextChoices):
    """What a source file is to its policy."""

    BRIEF = "brief", _("Brief")
    DECK = "deck", _("Presentation")
    ANNEX = "annex", _("Annex")


class PageUnit(models.TextChoices):
    """What the pages of a file are called."""

    PAGE = "page", _("Page")
    SLIDE = "slide", _("Slide")
