"""Collections in the admin: their list in the menu, and the page "Add to a collection"."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page

from accounts.people import signed_in_person
from cases.collections.adding import Added, NotAllowed, add_to_collection, collections_for
from cases.models import CollectionPage


class ChooseCollectionForm(forms.Form):
    """Which collection; only those the person may change are offered."""

    collection = forms.ModelChoiceField(
        queryset=CollectionPage.objects.none(),
        label=gettext_lazy("Collection"),
        help_text=gettext_lazy("The policy is put at its end. Move it there as you like."),
        empty_label=None,
    )

    def __init__(self, *args: Any, offered: list[CollectionPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["collection"]
        field.queryset = CollectionPage.objects.filter(pk__in=[each.pk for each in offered])
        field.choices = [(each.pk, each.draft_title) for each in offered]


class AddToCollectionView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """Asks for the collection and appends the policy by POST."""

    form_class = ChooseCollectionForm
    template_name = "cases/admin/add_to_collection.html"
    page_title = gettext_lazy("Add to a collection")
    header_icon = "list-ol"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.policy.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    @cached_property
    def policy(self) -> Page:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not hasattr(page, "stable_id"):
            raise PermissionDenied
        return page

    def get_page_subtitle(self) -> str:
        return str(self.policy.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        collections = {"url": reverse("collections:index"), "label": _("Policy collections")}
        own = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, collections, own]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "offered": collections_for(signed_in_person(self.request)),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        add_url = reverse("collections:choose_parent")
        return {**context, "policy": self.policy, "back": self._back(), "add_url": add_url}

    def form_valid(self, form: ChooseCollectionForm) -> HttpResponse:
        collection = form.cleaned_data["collection"]
        try:
            added = add_to_collection(
                policy=self.policy, collection=collection, user=signed_in_person(self.request)
            )
        except NotAllowed:
            messages.error(self.request, _("This collection is locked. Nothing was changed."))
        else:
            self._say(added)
        return redirect(self._back())

    def _say(self, added: Added) -> None:
        edit = reverse("wagtailadmin_pages:edit", args=[added.collection.pk])
        if added.was_there:
            text = _("It is in the collection “%(title)s” already.")
        elif added.is_published:
            text = _("Added to the collection “%(title)s”; readers see it now.")
        else:
            text = _("Added to the draft of the collection “%(title)s”. It is not published yet.")
        buttons = [messages.button(edit, _("Edit the collection"))]
        messages.success(self.request, text % {"title": added.collection.title}, buttons=buttons)

    def _back(self) -> str:
        wanted = self.request.GET.get("next", "")
        if url_has_allowed_host_and_scheme(wanted, {self.request.get_host()}):
            return wanted
        return reverse("wagtailadmin_explore", args=[self.policy.get_parent().pk])


class CollectionListing(PageListingViewSet):
    """All collections, and the address of "Add to a collection"."""

    model = CollectionPage
    name = "collections"
    url_prefix = "policy-collections"
    icon = "list-ol"
    menu_label = gettext_lazy("Policy collections")
    menu_order = 160
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        own = path("add/<int:page_id>/", AddToCollectionView.as_view(), name="add_policy")
        return [*super().get_urlpatterns(), own]


collection_listing = CollectionListing()
