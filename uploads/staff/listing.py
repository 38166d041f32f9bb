"""The list of source files: Wagtail's, with state, reason and uploader."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DownloadColumn
from wagtail.documents.views.documents import DocumentsFilterSet, IndexView

from uploads.choices import FileState
from uploads.models import SourceFile
from uploads.reasons import explain
from uploads.rules import was_checked


class Original(DownloadColumn):
    """The name of a file, which leads to the original once it was checked."""

    def render_cell_html(self, instance: SourceFile, parent_context: Any) -> Any:
        if was_checked(instance.state, instance.reason):
            return super().render_cell_html(instance, parent_context)
        return Column(self.name).render_cell_html(instance, parent_context)


class FilesFilterSet(DocumentsFilterSet):
    """By state, and by what is hidden from readers."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=FileState.choices)
    is_hidden = django_filters.BooleanFilter(label=_("Hidden"))

    class Meta:
        model = SourceFile
        fields = ["state", "is_hidden"]


class FileList(IndexView):
    """What waits for staff is found by the filter "Held for staff"."""

    page_title = _("Source files")
    add_item_label = _("Add a source file")
    model = SourceFile
    filterset_class = FilesFilterSet

    def get_base_queryset(self) -> QuerySet[SourceFile]:
        files: QuerySet[SourceFile] = super().get_base_queryset()
        return files.select_related("collection", "uploaded_by_user", "on_behalf_of")

    @cached_property
    def columns(self) -> list[Column]:
        boxes, title, download, *others = super().columns
        return [
            boxes,
            title,
            Original(download.name, label=download.label),
            Column("state", label=_("State"), accessor=_state, sort_key="state"),
            Column("reason", label=_("Reason"), accessor=_reason),
            Column("uploader", label=_("Uploaded by"), accessor=_uploader),
            *others,
        ]


def _state(file: SourceFile) -> str:
    label = str(FileState(file.state).label)
    return f"{label}, {_('hidden')}" if file.is_hidden else label


def _reason(file: SourceFile) -> Any:
    told = explain(file.reason)
    return told.sentence if told else ""


def _uploader(file: SourceFile) -> str:
    if file.on_behalf_of:
        names = {"uploader": file.uploaded_by_user or "-", "person": file.on_behalf_of}
        return str(_("%(uploader)s for %(person)s")) % names
    return str(file.uploaded_by_user or "")
