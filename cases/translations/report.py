"""Staff's list: one line per page, one column per language, and what is there in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import django_filters
from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports.base import ReportView
from wagtail.models import Page, get_page_content_types

from cases.translations.states import State, states_of

#: What a page is in a language it was not translated into.
MISSING: Final = "missing"
_MISSING_LABEL: Final = _("not translated")
_OPEN: Final = "open"
_CHOICES: Final = [
    (_OPEN, _("something to do: missing, partly translated or older")),
    (MISSING, _MISSING_LABEL),
    *((state.value, state.label) for state in State),
]
_TO_DO: Final = frozenset({MISSING, State.PARTIAL.value, State.OLDER.value})
_LANGUAGES: Final = [code for code, _own_name in settings.LANGUAGES]


def originals() -> QuerySet[Page]:
    """The oldest live page of each group of translations, by title."""
    live = Page.objects.filter(live=True, alias_of__isnull=True, depth__gt=1)
    same = live.filter(translation_key=OuterRef("translation_key")).order_by("pk")
    found: QuerySet[Page] = live.filter(pk=Subquery(same.values("pk")[:1])).order_by("title", "pk")
    return found.select_related("content_type", "locale")


def attribute_of(language: str) -> str:
    """Name under which a page of the report holds its state in a language."""
    return f"state_{language.replace('-', '_')}"


def with_states(pages: Iterable[Page]) -> list[Page]:
    """The pages, each with what it is in every language, in words. Few queries in all."""
    listed = list(pages)
    states = states_of([page.translation_key for page in listed])
    for page in listed:
        of_page = states.get(page.translation_key, {})
        for language in _LANGUAGES:
            state = of_page.get(language)
            setattr(page, attribute_of(language), state.label if state else _MISSING_LABEL)
    return listed


class TranslationFilterSet(WagtailFilterSet):
    """Language and state are read together: "older than the original" in Korean."""

    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    state = django_filters.ChoiceFilter(label=_("State"), choices=_CHOICES)
    content_type = ContentTypeFilter(
        label=_("Kind"),
        queryset=lambda request: get_page_content_types(include_base_page_type=False),
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Page]) -> QuerySet[Page]:
        """The pages that are so in the language, or in any language where none is chosen."""
        chosen = self.form.cleaned_data
        if chosen["content_type"]:
            queryset = queryset.filter(content_type=chosen["content_type"])
        language, state = chosen["language"], chosen["state"]
        if not language and not state:
            return queryset
        keys = dict(queryset.values_list("pk", "translation_key"))
        states = states_of(list(keys.values()))
        languages = [language] if language else _LANGUAGES
        wanted = [pk for pk, key in keys.items() if _fits(states.get(key, {}), languages, state)]
        return queryset.filter(pk__in=wanted)


def _fits(states: Mapping[str, State], languages: list[str], state: str) -> bool:
    found = {states[code].value if code in states else MISSING for code in languages}
    if state == _OPEN:
        return bool(found & _TO_DO)
    return state in found if state else found != {MISSING}


class TranslationReport(ReportView):
    """Reports > Translation status."""

    page_title = _("Translation status")
    header_icon = "globe"
    index_url_name = "translation_status"
    index_results_url_name = "translation_status_results"
    filterset_class = TranslationFilterSet
    any_permission_required = ["add", "change", "publish"]
    model = Page
    export_filename = "translation-status"
    list_export = ["title", "url_path", *map(attribute_of, _LANGUAGES)]
    export_headings = {
        "title": _("Title"),
        "url_path": _("Address"),
        **{attribute_of(code): own_name for code, own_name in settings.LANGUAGES},
    }
    columns = [
        TitleColumn(
            "title",
            label=_("Title"),
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        Column(
            "page_type",
            label=_("Kind"),
            accessor=lambda page: page.specific_class._meta.verbose_name,
        ),
        *(
            Column(attribute_of(code), label=own_name, accessor=attribute_of(code))
            for code, own_name in settings.LANGUAGES
        ),
    ]

    def get_base_queryset(self) -> QuerySet[Page]:
        """Originals that this person may edit or publish."""
        mine = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, {"add", "change", "publish"}
        )
        return originals().filter(pk__in=mine.values("pk"))

    def decorate_paginated_queryset(self, object_list: Iterable[Page]) -> list[Page]:
        """Read the states of the pages shown."""
        return with_states(object_list)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> Any:
        """The table is made anew from the decorated pages."""
        if not self.is_export:
            context["table"] = self.get_table(context["object_list"])
        return super().render_to_response(context, **kwargs)
