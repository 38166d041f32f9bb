"""Wagtail's form of a source file under the rules of every other door."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

from accounts.models import User
from taxonomy.languages import CONTENT_LANGUAGE_CHOICES
from uploads import selectors
from uploads.admission import Arrival, UploadRefused, admit
from uploads.deciding import start_over
from uploads.places import random_name
from uploads.reasons import EXPLANATIONS, PortalReason
from uploads.receive import duplicate_notice, note_received
from uploads.storing import StorageFull, remove, store

TITLE_LENGTH: Final = 255
#: What is read below each field.
HELPS: Final = {
    "title": _("What readers see in lists. Example: Night buses: how the routes were found"),
    "file": _("A presentation, a paper or a picture. It is checked before anybody sees it."),
    "collection": _("Which group of staff looks after it."),
    "language": _("The language of its text."),
    "licence": _("What others may do with it. Ask its author before you open it."),
    "version": _("Raise it when a new file replaces the old one. Example: 2"),
    "original_offered": _("Off: readers see its pages and cannot take the file itself."),
    "tags": _("For staff only, to find it again. Example: buses, 2012"),
}
#: Without them Wagtail would keep the file in a public folder until they are filled in.
NOT_ALWAYS_SENT: Final = frozenset({"language", "licence", "version"})


class SourceFileForm(BaseDocumentForm):
    """One form for adding, adding many at once, choosing and editing.

    Adding many sends title and file only; what is not sent keeps its default.
    """

    # Wagtail's and Django's, which carry no types.
    data: Any
    original_file: Any

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        self.arrival: Arrival | None = None
        for name in HELPS.keys() & self.fields.keys():
            self.fields[name].help_text = HELPS[name]
        if "language" in self.fields:
            self.fields["language"] = forms.ChoiceField(
                label=_("Language"),
                choices=CONTENT_LANGUAGE_CHOICES,
                help_text=HELPS["language"],
            )
        for name in NOT_ALWAYS_SENT & self.fields.keys():
            self.fields[name].required = False

    def full_clean(self) -> None:
        """A name of 300 characters, which becomes the title, is no reason to refuse a file."""
        title = self.add_prefix("title")
        if self.is_bound and len(self.data.get(title) or "") > TITLE_LENGTH:
            self.data = self.data.copy()
            self.data[title] = self.data[title][:TITLE_LENGTH]
        super().full_clean()

    def clean_file(self) -> Any:
        """Pass the door; a file that is there already is named."""
        upload = self.cleaned_data["file"]
        if not isinstance(upload, UploadedFile):
            return upload
        try:
            self.arrival = admit(upload, self.user)
        except UploadRefused as refused:
            raise ValidationError(refused.message, code=str(refused.reason)) from refused
        mine = selectors.files_of(self.user).exclude(pk=self.instance.pk)
        if known := selectors.same_content(mine, self.arrival.sha256):
            raise ValidationError(duplicate_notice(known), code=PortalReason.DUPLICATE)
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.is_bound and self.add_prefix("language") not in self.data:
            # A box that was not on the page is not a box that was left empty.
            for name in ("original_offered", "notes_searchable", "is_hidden"):
                if name in cleaned:
                    cleaned[name] = getattr(self.instance, name)
        return cleaned

    def _post_clean(self) -> None:
        """The bytes are stored last, when everything else is in order."""
        super()._post_clean()
        upload = self.cleaned_data.get("file")
        if self.errors or self.arrival is None or not isinstance(upload, UploadedFile):
            return
        try:
            self.stored = store(upload, random_name(self.instance, self.arrival.name))
        except StorageFull:
            self.add_error("file", str(EXPLANATIONS[PortalReason.STORAGE_FULL]))
            return
        self.instance.file = self.stored

    def save(self, commit: bool = True) -> Any:
        """A new content starts over as received; the old original goes when that is certain."""
        if self.arrival is None:
            return super().save(commit=commit)
        old = self.original_file.name if self.instance.pk else ""
        # Wagtail would delete it before the row is saved.
        self.original_file = None
        with transaction.atomic():
            self._start_over(self.arrival)
            file = super().save(commit=commit)
            transaction.on_commit(lambda: remove([old or ""]))
        note_received(file, self.user)
        return file

    def _start_over(self, arrival: Arrival) -> None:
        start_over(self.instance)
        self.instance.original_name = arrival.name
        self.instance.sha256 = arrival.sha256
        self.instance.media_type = arrival.media_type
