"""The admin form of a promotion."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    ObjectList,
    PageChooserPanel,
)

from search.promotions.models import MOST_POLICIES, Promotion
from taxonomy.forms import LinesField

POLICY_TYPES = ["cases.CaseStudyPage", "briefs.BriefPage"]


class PromotionForm(WagtailAdminModelForm):
    """Words are written one phrase per line."""

    terms = LinesField(
        label=_("Search words"),
        required=True,
        help_text=Promotion._meta.get_field("terms").help_text,
    )

    def clean(self) -> dict[str, Any]:
        """A policy is promoted once."""
        cleaned: dict[str, Any] = super().clean()
        chosen = [
            form.cleaned_data.get("policy")
            for form in self.formsets["policies"].forms
            if form.is_valid() and not form.cleaned_data.get("DELETE")
        ]
        if len(chosen) != len(set(chosen)):
            raise ValidationError(_("A policy is named twice. Remove one of them."))
        return cleaned


promotion_panels = ObjectList(
    [
        FieldPanel("terms"),
        FieldPanel("language"),
        InlinePanel(
            "policies",
            heading=_("Policies"),
            label=_("policy"),
            help_text=_("Drag them into order, or use the arrows of each."),
            min_num=1,
            max_num=MOST_POLICIES,
            panels=[
                PageChooserPanel(
                    "policy", POLICY_TYPES, help_text=_("A case study or a brief, each once.")
                ),
                FieldPanel("note"),
            ],
        ),
        FieldRowPanel(
            [
                FieldPanel("starts_on", help_text=_("Readers see it from this day on.")),
                FieldPanel("ends_on"),
            ],
            heading=_("When"),
        ),
    ],
    base_form_class=PromotionForm,
)
