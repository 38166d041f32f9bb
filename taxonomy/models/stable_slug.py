"""A slug that other records, bookmarks and imports rely on: given once, never changed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class StableSlug(models.Model):
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        help_text=_("Used in addresses and imports; cannot be changed later. Example: air-quality"),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        saved = type(self)._default_manager.filter(pk=self.pk).values_list("slug", flat=True)
        if self.pk and saved.exclude(slug=self.slug).exists():
            raise ValidationError({"slug": _("A slug is never changed: links rely on it.")})
