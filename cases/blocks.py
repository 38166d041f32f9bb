"""The repeating parts of a policy: story sections, indicators, partners, sources."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cases.choices import SDG_NAMES, PartnerKind

#: What rich text may hold; no pictures or embeds inside a paragraph.
TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul", "document-link"]


class FigureBlock(blocks.StructBlock):
    """A picture in the story with its caption."""

    image = ImageChooserBlock(label=_("picture"), help_text=_("Give it a description there."))
    caption = blocks.CharBlock(
        required=False,
        max_length=250,
        label=_("caption"),
        help_text=_("What one sees, and whose photo it is. Example: A night bus at Jongno, 2014"),
    )

    class Meta:
        icon = "image"
        template = "cases/blocks/figure.html"


class StoryBlock(blocks.StreamBlock):
    """A section of the story, written freely."""

    heading = blocks.CharBlock(icon="title", max_length=120, template="cases/blocks/heading.html")
    paragraph = blocks.RichTextBlock(features=TEXT_FEATURES, icon="pilcrow")
    quote = blocks.BlockQuoteBlock()
    figure = FigureBlock()


class IndicatorBlock(blocks.StructBlock):
    """One figure before and after. Numbers are as the source prints them; unit says of what."""

    name = blocks.CharBlock(max_length=200, help_text=_("Example: Average bus speed"))
    before = blocks.FloatBlock(
        required=False, help_text=_("Example: 17.8; empty if never measured")
    )
    after = blocks.FloatBlock(help_text=_("Example: 22.4"))
    unit = blocks.CharBlock(max_length=80, required=False, help_text=_("Example: km/h"))
    year = blocks.IntegerBlock(
        required=False,
        min_value=1000,
        max_value=2999,
        help_text=_("Year of the second figure. Example: 2016"),
    )
    source = blocks.IntegerBlock(
        required=False,
        min_value=1,
        help_text=_("Number of the source in the list of sources. Example: 1 for the first"),
    )

    class Meta:
        icon = "order"


class PartnerBlock(blocks.StructBlock):
    """Who leads or helps."""

    name = blocks.CharBlock(max_length=200, help_text=_("Example: Osaka Metro"))
    role = blocks.CharBlock(max_length=120, required=False, help_text=_("Example: runs the buses"))
    kind = blocks.ChoiceBlock(
        choices=PartnerKind.choices,
        default=PartnerKind.PUBLIC,
        help_text=_("What sort of body it is."),
    )

    class Meta:
        icon = "group"


class SourceBlock(blocks.StructBlock):
    """Where figures and statements come from."""

    title = blocks.CharBlock(
        max_length=300, help_text=_("As it is printed. Example: Annual report 2016")
    )
    publisher = blocks.CharBlock(
        max_length=200, required=False, help_text=_("Example: City of Osaka")
    )
    url = blocks.URLBlock(
        required=False, help_text=_("Where it can be read. Example: https://example.org/report")
    )
    year = blocks.IntegerBlock(
        required=False, min_value=1000, max_value=2999, help_text=_("Example: 2016")
    )

    class Meta:
        icon = "link"


class ReusablePartBlock(blocks.StructBlock):
    """Something another city can take over by itself."""

    title = blocks.CharBlock(max_length=120, help_text=_("Example: The map of calls"))
    text = blocks.TextBlock(
        required=False,
        help_text=_("What it is. Example: Each call at night becomes a dot where it began."),
    )
    conditions = blocks.TextBlock(
        required=False,
        help_text=_("What must be there first. Example: A contract with one phone company"),
    )
    lesson = blocks.TextBlock(
        required=False, help_text=_("What you would do again. Example: Begin with one district.")
    )

    class Meta:
        icon = "copy"


class AuthorBlock(blocks.StructBlock):
    """A named person. The name is shown only with consent, and only as long as it holds."""

    name = blocks.CharBlock(max_length=120, help_text=_("Example: Sample Person"))
    role = blocks.CharBlock(
        max_length=120, required=False, help_text=_("Example: transport planner")
    )
    consent = blocks.BooleanBlock(required=False, help_text=_("Agreed to be named."))
    consent_until = blocks.DateBlock(required=False, help_text=_("Empty: until it is taken back."))
    account = blocks.IntegerBlock(
        required=False,
        help_text=_("Filled in by the form for participants; leave it. Example: 12"),
    )

    class Meta:
        icon = "user"


def sdg_choices() -> list[tuple[str, str]]:
    """The goals as choices of a form: number as text, number and name as label."""
    return [(str(number), f"{number}. {name}") for number, name in SDG_NAMES.items()]
