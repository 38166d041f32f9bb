"""The edit forms of adoptions, questions and requests."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, PageChooserPanel

from exchange.forms import QuestionForm

POLICY_PAGES = ["cases.CaseStudyPage", "briefs.BriefPage"]

adoption_panels = ObjectList(
    [
        PageChooserPanel(
            "policy",
            page_type=POLICY_PAGES,
            heading=_("Policy"),
            help_text=_("The policy that was taken over."),
        ),
        FieldPanel("city", help_text=_("The city that took it over, not the one it comes from.")),
        FieldRowPanel(
            [
                FieldPanel("state", help_text=_("Where it stands there today.")),
                FieldPanel("since", help_text=_("Example: 2019")),
            ]
        ),
        FieldPanel(
            "what_changed",
            help_text=_("Example: Running since 2019; the fare rule was changed."),
        ),
        FieldPanel("reported_by", help_text=_("Who told it; not shown to readers.")),
        FieldPanel("reported_at", read_only=True, heading=_("Reported")),
    ]
)

question_panels = ObjectList(
    [
        PageChooserPanel(
            "policy",
            page_type=POLICY_PAGES,
            heading=_("Policy"),
            help_text=_("The policy it is about."),
        ),
        FieldPanel(
            "text",
            help_text=_(
                "As it was asked; correct only what names a person. "
                "Example: Who paid for the new bus stops?"
            ),
        ),
        FieldPanel(
            "answer",
            help_text=_(
                "Shown with the question. Empty: not answered yet. "
                "Example: The districts paid half, the city the rest."
            ),
        ),
        FieldRowPanel(
            [
                FieldPanel("asked_at", read_only=True, heading=_("Asked")),
                FieldPanel("answered_at", read_only=True, heading=_("Answered")),
            ]
        ),
        FieldPanel(
            "asked_by",
            read_only=True,
            heading=_("Asked by"),
            help_text=_("Not shown to readers."),
        ),
    ],
    base_form_class=QuestionForm,
)

request_panels = ObjectList(
    [
        FieldPanel("text", help_text=_("Example: Night buses in cities without a metro")),
        FieldPanel("language", help_text=_("Language it was asked in. Example: en")),
        PageChooserPanel(
            "answered_by",
            page_type=POLICY_PAGES,
            heading=_("Answered by"),
            help_text=_("The policy that was written since, if any."),
        ),
        FieldPanel(
            "asked_by",
            read_only=True,
            heading=_("Asked by"),
            help_text=_("Not shown to readers."),
        ),
        FieldPanel("asked_at", read_only=True, heading=_("Asked")),
    ]
)
