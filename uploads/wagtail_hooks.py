"""What Wagtail finds by this name: our list and page of source files in place of its own.

Who else may take an original is decided above this package, by the next hook.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from accounts.people import is_staff
from uploads.models import SourceFile
from uploads.rules import was_checked
from uploads.staff.decisions import decide
from uploads.staff.editing import FilePage
from uploads.staff.listing import FileList


@hooks.register("register_admin_urls", order=-1)
def before_wagtails_own() -> list[URLPattern]:
    """The same addresses as Wagtail's, found first; names and links stay as they are."""
    root = "documents/"
    return [
        path(root, FileList.as_view()),
        path(f"{root}results/", FileList.as_view(results_only=True)),
        path(f"{root}edit/<int:document_id>/", FilePage.as_view()),
        path(f"{root}<int:document_id>/<slug:name>/", decide, name="uploads_decide"),
    ]


@hooks.register("before_serve_document", order=-200)
def say_that_it_is_being_checked(
    document: SourceFile, request: HttpRequest
) -> HttpResponseRedirect | None:
    """Staff, who know that a file exists, are told why its original cannot be had yet."""
    is_own = request.user.pk == document.uploaded_by_user_id
    if is_own or was_checked(document.state, document.reason) or not is_staff(request.user):
        return None
    messages.warning(request, _("Only its uploader has the original before its check has ended."))
    return HttpResponseRedirect(reverse("wagtaildocs:edit", args=[document.pk]))
