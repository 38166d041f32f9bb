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
    TabbedInterface,
)

from cases.field_helps import PROMOTE_AND_PUBLISH, titled, told

SNAPSHOT_PANELS = [
    titled(),
    told("summary"),
    FieldRowPanel([told("content_language"), told("story_depth")]),
    FieldRowPanel([told("city"), told("office")]),
    MultiFieldPanel(
        [
            told("main_theme"),
            told("other_themes", widget=forms.CheckboxSelectMultiple),
            told("sdgs"),
        ],
        heading=_("Themes"),
    ),
    MultiFieldPanel(
        [
            told("status"),
            FieldRowPanel([told("start_year"), told("start_month")]),
            FieldRowPanel([told("end_year"), told("end_month")]),
        ],
        heading=_("Status and time"),
    ),
    told("session"),
    FieldRowPanel([told("visibility"), told("licence")]),
    InlinePanel("files", label=_("source file"), heading=_("Source files")),
]

STORY_PANELS = [
    FieldPanel("problem"),
    told("what_was_done"),
    told("outcome"),
    told("what_went_wrong"),
    told("transfer_conditions"),
    FieldPanel("lessons"),
    told("reusable_parts"),
    told("images"),
]

FACT_PANELS = [
    FieldRowPanel([told("scale"), FieldPanel("scale_note")]),
    MultiFieldPanel(
        [told("indicators"), told("no_data_yet"), told("evidence")],
        heading=_("Results"),
    ),
    told("sources"),
    told("partners"),
    *(
        MultiFieldPanel(
            [
                told(f"{cost}_knowledge"),
                FieldRowPanel(
                    [
                        told(cost),
                        told(f"{cost}_currency"),
                        told(f"{cost}_year"),
                    ]
                ),
                told(f"{cost}_note"),
            ],
            heading=heading,
        )
        for cost, heading in (("setup_cost", _("Set-up cost")), ("yearly_cost", _("Yearly cost")))
    ),
    told("funding"),
    told("legal_basis"),
    told("staff_needed"),
    told("place"),
    FieldRowPanel([told("latitude"), told("longitude")]),
]

TRUST_PANELS = [
    told("authors"),
    FieldPanel("contact_open"),
    FieldRowPanel([told("facts_checked_on"), told("check_again_by")]),
    told("related"),
    MultiFieldPanel(
        [
            told("original_language"),
            told("original_title"),
            told("original_summary"),
        ],
        heading=_("In the original language"),
    ),
    told("external_id"),
    told("editor_note"),
]

POLICY_EDIT_HANDLER = TabbedInterface(
    [
        ObjectList(SNAPSHOT_PANELS, heading=_("1. Snapshot")),
        ObjectList(STORY_PANELS, heading=_("2. Story")),
        ObjectList(FACT_PANELS, heading=_("3. Facts and figures")),
        ObjectList(TRUST_PANELS, heading=_("4. Trust")),
        ObjectList(PROMOTE_AND_PUBLISH, heading=_("Publishing")),
    ]
)
