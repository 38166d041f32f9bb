"""An import of policies in the admin: the file, what was found in it, what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from briefs.choices import ImportState


class PolicyImport(models.Model):
    """``problems``: [line, column, reason]; ``preview``: the first valid rows as they would be.

    ``content`` is the file; it goes when nothing can be done with it any more. ``created`` holds
    the ids of pages the import made, ``outcome`` the counts of what it did, ``done`` the number of
    valid rows that are written.
    """

    name = models.CharField(_("file"), max_length=255)
    content = models.BinaryField(null=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    state = models.CharField(
        _("state"), max_length=12, choices=ImportState.choices, default=ImportState.CHECKING
    )
    rows = models.PositiveIntegerField(_("rows"), default=0)
    valid = models.PositiveIntegerField(_("valid rows"), default=0)
    known = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    ignored_columns = models.JSONField(default=list)
    preview = models.JSONField(default=list)
    done = models.PositiveIntegerField(default=0)
    outcome = models.JSONField(default=dict)
    created = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    moved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("import of policies")
        verbose_name_plural = _("imports of policies")
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def new(self) -> int:
        """Valid rows of which there was no page when the file was checked."""
        return self.valid - self.known

    @property
    def invalid(self) -> int:
        """Rows with at least one problem; of very many problems only the first are kept."""
        return self.rows - self.valid
