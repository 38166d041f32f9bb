"""Pictures that editors and participants give to a policy, under our own rules."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from uploads.choices import Licence


class PortalImage(AbstractImage):
    """A picture with what readers need to be told about it."""

    alt_text = models.CharField(
        _("alternative text"),
        max_length=250,
        help_text=_(
            "What the picture shows, for people who cannot see it. "
            "Example: A blue bus in the median lane of a wide street."
        ),
    )
    credit = models.CharField(
        _("credit"), max_length=250, blank=True, help_text=_("Example: Photo: City of Osaka")
    )
    licence = models.CharField(
        _("licence"), max_length=30, choices=Licence.choices, default=Licence.ALL_RIGHTS_RESERVED
    )

    admin_form_fields = (
        "title",
        "file",
        "alt_text",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        """The alternative text that Wagtail's templates use."""
        return self.alt_text


class Rendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("rendition")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="uploads_rendition_once"
            ),
        ]
