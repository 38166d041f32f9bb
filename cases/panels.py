"""The admin form of a policy: the snapshot first, then the full story, then the rest.

An editor who fills only the first tab has a complete snapshot.
"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

SNAPSHOT_PANELS = [
    FieldPanel(
        "title",
        help_text=_("At most 120 characters. Example: Night buses where phones are used at night"),
    ),
    FieldPanel("summary"),
    FieldRowPanel([FieldPanel("content_language"), FieldPanel("story_depth")]),
    FieldRowPanel([FieldPanel("city"), FieldPanel("office")]),
    MultiFieldPanel(
        [
            FieldPanel("main_theme"),
            FieldPanel("other_themes", widget=forms.CheckboxSelectMultiple),
            FieldPanel("sdgs", help_text=_("Numbers from 1 to 17. Example: [11, 13]")),
        ],
        heading=_("Themes"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("status"),
            FieldRowPanel([FieldPanel("start_year"), FieldPanel("start_month")]),
            FieldRowPanel([FieldPanel("end_year"), FieldPanel("end_month")]),
        ],
        heading=_("Status and time"),
    ),
    FieldPanel("session"),
    FieldRowPanel([FieldPanel("visibility"), FieldPanel("licence")]),
    InlinePanel("files", label=_("source file"), heading=_("Source files")),
]

STORY_PANELS = [
    FieldPanel("problem"),
    FieldPanel("what_was_done"),
    FieldPanel("outcome"),
    FieldPanel("what_went_wrong"),
    FieldPanel("transfer_conditions"),
    FieldPanel("lessons"),
    FieldPanel("reusable_parts"),
    FieldPanel("images"),
]

FACT_PANELS = [
    FieldRowPanel([FieldPanel("scale"), FieldPanel("scale_note")]),
    MultiFieldPanel(
        [FieldPanel("indicators"), FieldPanel("no_data_yet"), FieldPanel("evidence")],
        heading=_("Results"),
    ),
    FieldPanel("sources"),
    FieldPanel("partners"),
    *(
        MultiFieldPanel(
            [
                FieldPanel(f"{cost}_knowledge"),
                FieldRowPanel(
                    [
                        FieldPanel(cost),
                        FieldPanel(f"{cost}_currency"),
                        FieldPanel(f"{cost}_year"),
                    ]
                ),
                FieldPanel(f"{cost}_note"),
            ],
            heading=heading,
        )
        for cost, heading in (("setup_cost", _("Set-up cost")), ("yearly_cost", _("Yearly cost")))
    ),
    FieldPanel("funding"),
    FieldPanel("legal_basis"),
    FieldPanel("staff_needed"),
    FieldPanel("place"),
    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
]

TRUST_PANELS = [
    FieldPanel("authors"),
    FieldPanel("contact_open"),
    FieldRowPanel([FieldPanel("facts_checked_on"), FieldPanel("check_again_by")]),
    FieldPanel("related"),
    MultiFieldPanel(
        [
            FieldPanel("original_language"),
            FieldPanel("original_title"),
            FieldPanel("original_summary"),
        ],
        heading=_("In the original language"),
    ),
    FieldPanel("external_id"),
    FieldPanel("editor_note"),
]

PROMOTE_PANELS = [
    FieldPanel("slug"),
    FieldPanel("seo_title"),
    FieldPanel("search_description"),
    PublishingPanel(),
]

POLICY_EDIT_HANDLER = TabbedInterface(
    [
        ObjectList(SNAPSHOT_PANELS, heading=_("1. Snapshot")),
        ObjectList(STORY_PANELS, heading=_("2. Story")),
        ObjectList(FACT_PANELS, heading=_("3. Facts and figures")),
        ObjectList(TRUST_PANELS, heading=_("4. Trust")),
        ObjectList(PROMOTE_PANELS, heading=_("Publishing")),
    ]
)
