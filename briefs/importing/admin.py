"""Importing in the admin: upload, what was found, confirmation, progress, result, undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page

from accounts.models import User
from accounts.staff_views import ForStaff
from briefs import tasks
from briefs.choices import ImportState
from briefs.importing import batches
from briefs.importing.creating import INDEX_MODELS
from briefs.importing.drafts import PAGE_MODELS
from briefs.importing.template import csv_template, xlsx_template
from briefs.models import PolicyImport

#: Five thousand policies with their whole story have some twelve million bytes.
LARGEST: Final = 20 * 1024 * 1024
ENDINGS: Final = (".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson")
#: Imports in the list, and pages made that are linked one by one.
LISTED: Final = 20
LINKED: Final = 100
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def may_import(user: User) -> bool:
    """Whoever may add case studies and briefs by hand may add many."""
    indexes = (model.objects.order_by("path").first() for model in INDEX_MODELS.values())
    return all(
        index is not None and index.permissions_for_user(user).can_add_subpage()
        for index in indexes
    )


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV, Excel (.xlsx) or JSON Lines. At most 20 MB."),
    )

    def clean_file(self) -> Any:
        """Of a known kind and not too large; what is in it is looked at later."""
        file: Any = self.cleaned_data["file"]
        if Path(str(file.name)).suffix.lower() not in ENDINGS:
            raise ValidationError(
                _("The name of the file ends in none of %(endings)s."),
                params={"endings": ", ".join(ENDINGS)},
            )
        if file.size and file.size > LARGEST:
            size = filesizeformat(file.size)
            raise ValidationError(
                _("The file has %(size)s; at most 20 MB can be imported at once. Split it."),
                params={"size": size},
            )
        return file


class _ForImporters(ForStaff):
    """Staff who may add policies."""

    request: HttpRequest
    kwargs: dict[str, Any]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (isinstance(request.user, User) and may_import(request.user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def policy_import(self) -> PolicyImport:
        found = PolicyImport.objects.select_related("uploaded_by").defer("content")
        return get_object_or_404(found, pk=self.kwargs["pk"])


class ImportsView(_ForImporters, WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """The form for a file, the templates, the latest imports."""

    form_class = UploadForm
    template_name = "briefs/admin/imports/index.html"
    page_title = gettext_lazy("Import policies")
    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        imports = PolicyImport.objects.select_related("uploaded_by").defer("content")
        return {**context, "imports": imports[:LISTED]}

    @transaction.atomic
    def form_valid(self, form: UploadForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        received = batches.receive_import(name=file.name, content=file.read(), user=self.staff)
        tasks.check_import.enqueue(received.pk)
        return redirect("policy_imports:one", received.pk)


class ImportView(_ForImporters, WagtailAdminTemplateMixin, TemplateView):
    """One import: what was found, how far it is, what became of it."""

    template_name = "briefs/admin/imports/one.html"
    page_title = gettext_lazy("Import of policies")
    header_icon = "upload"

    def get_page_subtitle(self) -> str:
        return self.policy_import.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = {"url": reverse("policy_imports:index"), "label": ImportsView.page_title}
        own = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, above, own]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, **import_context(self.policy_import)}


class ImportStatusView(_ForImporters, TemplateView):
    """The part of that page that moves; a script fetches it."""

    template_name = "briefs/admin/imports/status.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), **import_context(self.policy_import)}


class ImportStepView(_ForImporters, View):
    """Confirm, go on, undo, throw away: by POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        steps: dict[str, Callable[[], HttpResponse]] = {
            "start": self._start,
            "undo": self._undo,
            "discard": self._discard,
        }
        if step not in steps:
            raise Http404
        try:
            return steps[step]()
        except batches.WrongMoment:
            messages.warning(request, _("This is not possible any more. Nothing was changed."))
            return redirect("policy_imports:one", pk)

    @transaction.atomic
    def _start(self) -> HttpResponse:
        batches.confirm_import(policy_import=self.policy_import)
        tasks.run_import.enqueue(self.policy_import.pk)
        return redirect("policy_imports:one", self.policy_import.pk)

    def _undo(self) -> HttpResponse:
        deleted = batches.undo_import(policy_import=self.policy_import, user=self.staff)
        said = ngettext("%(n)d draft was deleted.", "%(n)d drafts were deleted.", deleted)
        messages.success(self.request, said % {"n": deleted})
        return redirect("policy_imports:one", self.policy_import.pk)

    def _discard(self) -> HttpResponse:
        batches.discard_import(policy_import=self.policy_import)
        messages.success(self.request, _("The file is thrown away. Nothing was imported."))
        return redirect("policy_imports:index")


class TemplateFileView(_ForImporters, View):
    """The empty file to fill in."""

    def get(self, request: HttpRequest, ending: str) -> HttpResponse:
        made = {"csv": (csv_template, "text/csv; charset=utf-8"), "xlsx": (xlsx_template, _XLSX)}
        if ending not in made:
            raise Http404
        write, content_type = made[ending]
        name = f'attachment; filename="policies.{ending}"'
        headers = {"Content-Type": content_type, "Content-Disposition": name}
        return HttpResponse(write(), headers=headers)


def import_context(policy_import: PolicyImport) -> dict[str, Any]:
    """Everything the templates show; all queries happen here."""
    state = policy_import.state
    ended = state in (ImportState.DONE, ImportState.STOPPED)
    return {
        "policy_import": policy_import,
        "is_moving": state in (ImportState.CHECKING, ImportState.RUNNING),
        "is_stuck": batches.is_stuck(policy_import),
        "results": _results(policy_import.outcome),
        "can_undo": ended and bool(policy_import.created),
        "pages": _pages(policy_import.created[:LINKED]) if ended else [],
        "more_pages": max(0, len(policy_import.created) - LINKED) if ended else 0,
        "status_url": reverse("policy_imports:status", args=[policy_import.pk]),
    }


def _results(outcome: dict[str, int]) -> list[tuple[str, int]]:
    """What became of the rows, in the order of interest."""
    labels = {
        "new": _("New drafts"),
        "changed": _("Policies that exist, with a new draft"),
        "unchanged": _("Policies that exist, unchanged"),
        "edited": _("Edited by a person since, left alone"),
        "deleted": _("New drafts deleted again"),
    }
    results = [(label, outcome.get(name, 0)) for name, label in labels.items()]
    return results if "deleted" in outcome else results[:-1]


def _pages(ids: list[int]) -> list[Page]:
    models = (model._meta.model_name for model in PAGE_MODELS.values())
    kinds = Q(content_type__model__in=list(models))
    return list(Page.objects.filter(kinds, pk__in=ids).order_by("draft_title", "pk"))


class PolicyImports(ViewSet):
    """Addresses below ``/admin/policy_imports/``."""

    name = "policy_imports"
    icon = "upload"

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", ImportsView.as_view(), name="index"),
            path("template.<slug:ending>", TemplateFileView.as_view(), name="template"),
            path("<int:pk>/", ImportView.as_view(), name="one"),
            path("<int:pk>/status/", ImportStatusView.as_view(), name="status"),
            path("<int:pk>/<slug:step>/", ImportStepView.as_view(), name="step"),
        ]


policy_imports = PolicyImports()
