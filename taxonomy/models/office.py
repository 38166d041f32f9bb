"""Office: the part of a city's administration that owns a policy. People rotate, it stays."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from taxonomy.models.geography import City


class Office(index.Indexed, models.Model):
    #: Stable identifier in addresses, exports and imports.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(
        _("name in English"), max_length=200, help_text=_("Example: Transport Operation Division")
    )
    name_local = models.CharField(
        _("name in the city's language"),
        max_length=200,
        blank=True,
        help_text=_("As on its letterhead. Example: 교통운영과"),
    )
    city = models.ForeignKey(
        City, on_delete=models.PROTECT, related_name="offices", verbose_name=_("city")
    )
    contact_email = models.EmailField(
        _("e-mail address for questions"),
        blank=True,
        help_text=_(
            "Questions are passed on to it; it is never shown. Example: office@example.org"
        ),
    )
    accepts_contact = models.BooleanField(
        _("takes questions from other cities"),
        default=True,
        help_text=_("Switch off and no contact form is offered."),
    )

    search_fields = [
        index.AutocompleteField("name"),
        index.AutocompleteField("name_local"),
        index.FilterField("city"),
    ]

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "city"],
                name="one_office_of_a_name_per_city",
                violation_error_message=_("This city already has an office of that name."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def can_be_asked(self) -> bool:
        """Whether a question from a reader can reach anybody."""
        return self.accepts_contact and bool(self.contact_email)
