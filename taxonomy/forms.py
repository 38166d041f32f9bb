"""How editors see what is stored as lists and by language: one line, one field each."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from taxonomy.folding import without_repeats


class LinesField(forms.CharField):
    """A list of words, edited as one word or phrase per line."""

    widget = AdminAutoHeightTextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """The lines trimmed, each once."""
        return value if isinstance(value, list) else without_repeats((value or "").splitlines())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial) != self.to_python(data))


class VocabularyForm(WagtailAdminModelForm):
    """Locks what links rely on; spreads a dict by language over fields of their own."""

    #: Given once, at creation.
    stable: ClassVar[list[str]] = ["slug"]
    #: The model's dict, and the form field of each of its languages.
    by_language: ClassVar[str] = ""
    language_fields: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.stable:
            if name in self.fields:
                self.fields[name].disabled = self.instance.pk is not None
        for code, name in self.language_fields.items():
            self.initial.setdefault(name, getattr(self.instance, self.by_language).get(code))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.by_language:
            edited = {code: cleaned.get(name) for code, name in self.language_fields.items()}
            whole = {**getattr(self.instance, self.by_language), **edited}
            kept = {code: value for code, value in whole.items() if value}
            setattr(self.instance, self.by_language, kept)
        return cleaned


class ThemeForm(VocabularyForm):
    by_language = "search_terms"
    language_fields = {
        "en": "terms_en",
        "ko": "terms_ko",
        "zh-hans": "terms_zh_hans",
        "ja": "terms_ja",
        "es": "terms_es",
        "fr": "terms_fr",
    }
    terms_en = LinesField(label=_("English"))
    terms_ko = LinesField(label=_("Korean"))
    terms_zh_hans = LinesField(label=_("Simplified Chinese"))
    terms_ja = LinesField(label=_("Japanese"))
    terms_es = LinesField(label=_("Spanish"))
    terms_fr = LinesField(label=_("French"))


class PlaceForm(VocabularyForm):
    """Names in the languages that have no column of their own."""

    by_language = "other_names"
    language_fields = {
        "zh-hans": "name_zh_hans",
        "ja": "name_ja",
        "es": "name_es",
        "fr": "name_fr",
    }
    name_zh_hans = forms.CharField(label=_("Name in simplified Chinese"), required=False)
    name_ja = forms.CharField(label=_("Name in Japanese"), required=False)
    name_es = forms.CharField(label=_("Name in Spanish"), required=False)
    name_fr = forms.CharField(label=_("Name in French"), required=False)


class CountryForm(PlaceForm):
    stable = ["code"]


class CityForm(PlaceForm):
    alternate_names = LinesField(label=_("Other names"))
