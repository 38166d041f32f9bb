"""The edit forms of learning sessions, invitations and places."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from programmes.forms import InvitationForm, StableSlugForm

_SESSION_SLUG = _(
    "Used in addresses, searches and imports; cannot be changed later. Example: 2012-10"
)
_PLACE_SLUG = _("Used in addresses, searches and imports; cannot be changed later. Example: topis")

SESSION_PANELS = [
    FieldRowPanel(
        [
            FieldPanel("name"),
            FieldPanel("name_ko", help_text=_("Example: 2012년 10월")),
        ]
    ),
    FieldPanel("slug", help_text=_SESSION_SLUG),
    FieldRowPanel(
        [
            FieldPanel("group", help_text=_("Which circle of cities is invited.")),
            FieldPanel("year", help_text=_("Example: 2012")),
        ]
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("starts_on", help_text=_("The day participants arrive.")),
                    FieldPanel("ends_on", help_text=_("The day they leave.")),
                ]
            ),
            FieldPanel(
                "briefs_due",
                help_text=_("The last day on which participants hand in their briefs."),
            ),
        ],
        heading=_("Dates"),
        help_text=_("Leave empty what is not known."),
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "description",
                help_text=_(
                    "Two or three sentences for readers. Example: Twenty cities on transport "
                    "and waste, with visits to TOPIS and a resource recovery facility."
                ),
            ),
            FieldPanel(
                "description_ko",
                help_text=_("Example: 교통과 폐기물을 주제로 20개 도시가 참가했습니다."),
            ),
        ],
        heading=_("Description"),
    ),
    FieldRowPanel(
        [
            FieldPanel("people_invited", help_text=_("Example: 34")),
            FieldPanel("cities_invited", help_text=_("Example: 26")),
        ],
        heading=_("Size"),
    ),
]

PROGRAMME_PANELS = [
    InlinePanel(
        "items",
        heading=_("Programme"),
        label=_("programme item"),
        help_text=_("Lectures, discussions and site visits, shown in the order of their time."),
        panels=[
            FieldPanel("title", help_text=_("Example: Site visit: TOPIS")),
            FieldRowPanel(
                [
                    FieldPanel("starts_at", help_text=_("Seoul time; sets the order.")),
                    FieldPanel("place", help_text=_("Empty when it is no site visit.")),
                ]
            ),
            FieldPanel(
                "description",
                help_text=_("Example: How buses, taxis and signals are seen in one room."),
            ),
        ],
    )
]

PEOPLE_PANELS = [
    InlinePanel(
        "participations",
        heading=_("Participants"),
        label=_("participant"),
        help_text=_("City and office are those of that time; the account may move on."),
        panels=[
            FieldPanel(
                "user",
                heading=_("Account"),
                help_text=_("Who accepts an invitation is added here without your doing."),
            ),
            FieldRowPanel(
                [
                    FieldPanel("city", help_text=_("The city the person came for.")),
                    FieldPanel("office", help_text=_("The office the person came from.")),
                ]
            ),
        ],
    )
]

session_panels = TabbedInterface(
    [
        ObjectList(SESSION_PANELS, heading=_("Session")),
        ObjectList(PROGRAMME_PANELS, heading=_("Programme")),
        ObjectList(PEOPLE_PANELS, heading=_("Participants")),
    ],
    base_form_class=StableSlugForm,
)

invitation_panels = ObjectList(
    [
        FieldPanel("session", help_text=_("The session the person is invited to.")),
        FieldPanel(
            "email",
            help_text=_("The personal link is sent there. Example: name@city.example"),
        ),
        FieldRowPanel(
            [
                FieldPanel("first_name", help_text=_("As in a passport. Example: Sample")),
                FieldPanel("last_name", help_text=_("As in a passport. Example: Person")),
            ]
        ),
        FieldRowPanel(
            [
                FieldPanel("city", help_text=_("Whom the person comes for.")),
                FieldPanel("office", help_text=_("An office of that city, if it is known.")),
            ]
        ),
        FieldPanel("preferred_language", help_text=_("Language of the mail with the link.")),
    ],
    base_form_class=InvitationForm,
)

place_panels = ObjectList(
    [
        FieldRowPanel(
            [
                FieldPanel("name", help_text=_("Example: Cheong Gye Cheon Museum")),
                FieldPanel("name_ko", help_text=_("Example: 청계천박물관")),
            ]
        ),
        FieldPanel("slug", help_text=_PLACE_SLUG),
        MultiFieldPanel(
            [
                FieldPanel(
                    "description",
                    help_text=_(
                        "What participants see there. Example: The room from which Seoul's "
                        "traffic is watched."
                    ),
                ),
                FieldPanel(
                    "description_ko", help_text=_("Example: 서울의 교통을 한눈에 보는 상황실.")
                ),
            ],
            heading=_("Description"),
        ),
        FieldRowPanel(
            [
                FieldPanel("latitude", help_text=_("Degrees north. Example: 37.571")),
                FieldPanel("longitude", help_text=_("Degrees east. Example: 127.034")),
            ],
            heading=_("Position"),
            help_text=_("Leave empty when the place changes from visit to visit."),
        ),
    ],
    base_form_class=StableSlugForm,
)
