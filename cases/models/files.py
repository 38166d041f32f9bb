"""The source files of a policy."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from uploads.choices import FileKind
from uploads.models import SourceFile


class PolicyFile(Orderable):
    """A source file in the place it has for one policy."""

    source_file = models.ForeignKey(
        SourceFile, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("file")
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=FileKind.choices, default=FileKind.DECK
    )

    panels = [
        FieldPanel("source_file", help_text=_("One of the source files, or a new one.")),
        FieldPanel("kind", help_text=_("What it is to this policy; most are presentations.")),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.source_file)
