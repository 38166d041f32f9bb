"""A received file and where it stands: Wagtail's document model under our own rules."""

from __future__ import annotations

import uuid
from typing import Final

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument

from uploads.choices import FileState, Licence, PageUnit
from uploads.places import private_storage, random_name

#: Values of ``uploads.inspection.Flag``: the file holds something that acts when it is opened.
ACTING_FLAGS: Final = frozenset({"ACTIVE_CONTENT", "MACRO"})


class SourceFile(AbstractDocument):
    """An uploaded presentation, brief or annex, and where it stands on its way to readers.

    ``reason`` holds a value of ``uploads.inspection.Reason``, ``flags`` values of ``Flag``.
    ``pages_folder`` names the folder of the pictures of the reading whose pages are stored; a new
    reading gets a new one. ``lease_until``: as long as a worker works on it, it keeps this ahead.
    """

    file = models.FileField(
        _("file"), storage=private_storage, upload_to=random_name, max_length=255
    )
    stable_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    original_name = models.CharField(_("name of the file"), max_length=255, blank=True)
    language = models.CharField(_("language"), max_length=20, default="en")
    licence = models.CharField(
        _("licence"), max_length=30, choices=Licence.choices, default=Licence.ALL_RIGHTS_RESERVED
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="files_uploaded_for",
        verbose_name=_("uploaded for"),
    )
    notes_searchable = models.BooleanField(
        _("speaker notes may be searched"),
        default=False,
        help_text=_("Notes are never shown; with this, their words find the slide."),
    )
    original_offered = models.BooleanField(_("readers may download the original"), default=True)
    is_hidden = models.BooleanField(
        _("hidden"),
        default=False,
        help_text=_("Takes the file, its pictures and its hits away from readers at once."),
    )

    state = models.CharField(
        _("state"), max_length=12, choices=FileState.choices, default=FileState.RECEIVED
    )
    state_since = models.DateTimeField(default=timezone.now, editable=False)
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    detail = models.TextField(blank=True, editable=False)
    flags = models.JSONField(default=list, blank=True, editable=False)
    media_type = models.CharField(max_length=100, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    unit = models.CharField(
        max_length=10, choices=PageUnit.choices, default=PageUnit.PAGE, editable=False
    )
    page_count = models.PositiveIntegerField(default=0, editable=False)
    pages_folder = models.CharField(max_length=40, blank=True, editable=False)
    guesses = models.JSONField(default=dict, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    admin_form_fields = (
        "title",
        "file",
        "collection",
        "language",
        "licence",
        "version",
        "notes_searchable",
        "original_offered",
        "is_hidden",
        "tags",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("source file")
        verbose_name_plural = _("source files")
        indexes = [
            # What a worker looks for when it starts: files whose worker was lost.
            models.Index(
                fields=["lease_until"],
                condition=Q(state=FileState.CHECKING),
                name="uploads_file_in_work",
            ),
        ]

    @property
    def filename(self) -> str:
        """The name it came with; the stored one is random."""
        return self.original_name or str(super().filename)

    @property
    def is_shown(self) -> bool:
        """Whether readers of its policy may see its pages."""
        return self.state == FileState.READY and not self.is_hidden

    @property
    def original_may_leave(self) -> bool:
        """Whether readers may download it as it came: nothing in it acts by itself."""
        return self.is_shown and self.original_offered and not ACTING_FLAGS & set(self.flags)

    def _set_document_file_metadata(self) -> None:
        """Size and hash, as Wagtail takes them; the stored file is not left open."""
        super()._set_document_file_metadata()
        self.file.close()

    def belongs_to(self, user: AbstractBaseUser | AnonymousUser) -> bool:
        """Whether this person uploaded it, or somebody of the staff did for this person."""
        return user.pk is not None and user.pk in (self.uploaded_by_user_id, self.on_behalf_of_id)
