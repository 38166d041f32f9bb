"""The edit forms of the vocabulary: which field stands where, and an example for each."""

from __future__ import annotations

from django.forms import Select
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from taxonomy.forms import CityForm, CountryForm, ThemeForm, VocabularyForm
from taxonomy.models.theme import LABEL_COLUMNS

LABEL_EXAMPLES = {
    "en": _("Example: Public transport"),
    "ko": _("Example: 대중교통"),
    "zh-hans": _("Example: 公共交通"),
    "ja": _("Example: 公共交通"),
    "es": _("Example: Transporte público"),
    "fr": _("Example: Transports publics"),
}
TERM_EXAMPLES = {
    "en": _("One word or phrase per line. Example: bus rapid transit"),
    "ko": _("One word or phrase per line. Example: 중앙버스전용차로"),
    "zh-hans": _("One word or phrase per line. Example: 快速公交"),
    "ja": _("One word or phrase per line. Example: バス高速輸送"),
    "es": _("One word or phrase per line. Example: autobús rápido"),
    "fr": _("One word or phrase per line. Example: bus à haut niveau de service"),
}

theme_panels = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel(column, help_text=LABEL_EXAMPLES[code])
                for code, column in LABEL_COLUMNS.items()
            ],
            heading=_("Label"),
            help_text=_("What readers see. English is shown where a language has none."),
        ),
        FieldPanel("slug"),
        FieldPanel("icon", help_text=_("The picture beside the label. Example: Bus")),
        MultiFieldPanel(
            [
                FieldPanel(
                    "description_en",
                    help_text=_("One or two sentences. Example: Moving people by bus and rail."),
                ),
                FieldPanel(
                    "description_ko", help_text=_("Example: 버스와 철도로 시민을 잇는 정책.")
                ),
            ],
            heading=_("Description"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(column, help_text=TERM_EXAMPLES[code])
                for code, column in ThemeForm.language_fields.items()
            ],
            heading=_("Search terms"),
            help_text=_(
                "Words people type when they mean this theme. A search for one of them, in any "
                "language, finds policies that use another."
            ),
        ),
    ],
    base_form_class=ThemeForm,
)


def _names_in_other_languages(*examples: str) -> MultiFieldPanel:
    """The four fields of :class:`taxonomy.forms.PlaceForm`, with an example for each."""
    fields = ("name_zh_hans", "name_ja", "name_es", "name_fr")
    return MultiFieldPanel(
        [
            FieldPanel(field, help_text=format_lazy(_("Example: {name}"), name=example))
            for field, example in zip(fields, examples, strict=True)
        ],
        heading=_("Names in the other languages of the site"),
    )


country_panels = ObjectList(
    [
        FieldPanel("code"),
        FieldPanel("name_en", help_text=_("Example: Singapore")),
        FieldPanel("name_ko", help_text=_("Example: 싱가포르")),
        FieldPanel("region", help_text=_("Example: South-East Asia")),
        _names_in_other_languages("新加坡", "シンガポール", "Singapur", "Singapour"),
    ],
    base_form_class=CountryForm,
)

city_panels = ObjectList(
    [
        FieldPanel("name_en", help_text=_("Example: Istanbul")),
        FieldPanel("name_ko", help_text=_("Example: 이스탄불")),
        _names_in_other_languages("伊斯坦布尔", "イスタンブール", "Estambul", "Istanbul"),
        FieldPanel(
            "alternate_names",
            help_text=_("Names people type, one per line. Example: Constantinople"),
        ),
        FieldPanel(
            "slug",
            help_text=_(
                "Used in addresses and imports; cannot be changed later. Example: istanbul"
            ),
        ),
        # A plain list: the chooser of Wagtail works by primary key, a city's country by its code.
        FieldPanel("country", widget=Select, help_text=_("Example: Türkiye")),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldRowPanel([FieldPanel("population"), FieldPanel("geonames_id")]),
    ],
    base_form_class=CityForm,
)

office_panels = ObjectList(
    [
        FieldPanel("name"),
        FieldPanel("name_local"),
        FieldPanel("city", help_text=_("Type the first letters of its name. Example: Osaka")),
        MultiFieldPanel(
            [FieldPanel("accepts_contact"), FieldPanel("contact_email")], heading=_("Questions")
        ),
    ],
    base_form_class=VocabularyForm,
)
