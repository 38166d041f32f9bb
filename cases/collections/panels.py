"""The admin form of a collection: the policies can be dragged, or moved with the arrows."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    ObjectList,
    PageChooserPanel,
    PublishingPanel,
    TabbedInterface,
)

from cases.field_helps import told

POLICY_TYPES: Final = ["cases.CaseStudyPage", "briefs.BriefPage"]


class CollectionForm(WagtailAdminPageForm):
    """A policy is in a collection once."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        chosen = [
            form.cleaned_data.get("policy")
            for form in self.formsets["items"].forms
            if form.is_valid() and not form.cleaned_data.get("DELETE")
        ]
        twice = sorted({str(policy) for policy in chosen if policy and chosen.count(policy) > 1})
        if twice:
            raise ValidationError(
                _("Named twice, remove one of them: %(titles)s"),
                params={"titles": ", ".join(twice)},
            )
        return cleaned


COLLECTION_EDIT_HANDLER = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel("title", help_text=_("Example: Buses that keep their time in traffic")),
                FieldPanel(
                    "introduction",
                    help_text=_(
                        "Two or three sentences: what these policies have in common, and for "
                        "whom. Example: Five cities gave buses the road; four gained time."
                    ),
                ),
                InlinePanel(
                    "items",
                    heading=_("Policies"),
                    label=_("policy"),
                    help_text=_("Drag them into order, or use the arrows of each."),
                    panels=[
                        PageChooserPanel(
                            "policy",
                            POLICY_TYPES,
                            help_text=_("A case study or a brief, each once."),
                        )
                    ],
                ),
                FieldPanel(
                    "cover", help_text=_("Empty: a drawn cover. Photos need a description.")
                ),
                FieldPanel("visibility"),
            ],
            heading=_("Collection"),
        ),
        ObjectList(
            [told("slug"), told("search_description"), PublishingPanel()],
            heading=_("Publishing"),
        ),
    ],
    base_form_class=CollectionForm,
)
