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

    image = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(required=False, max_length=250, label=_("caption"))

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
    before = blocks.FloatBlock(required=False, help_text=_("Leave empty when it was not measured."))
    after = blocks.FloatBlock(help_text=_("Example: 22.4"))
    unit = blocks.CharBlock(max_length=80, required=False, help_text=_("Example: km/h"))
    year = blocks.IntegerBlock(required=False, min_value=1000, max_value=2999)
    source = blocks.IntegerBlock(
        required=False,
        min_value=1,
        help_text=_("Number of the source in the list of sources, counted from 1."),
    )

    class Meta:
        icon = "order"


class PartnerBlock(blocks.StructBlock):
    """Who leads or helps."""

    name = blocks.CharBlock(max_length=200)
    role = blocks.CharBlock(max_length=120, required=False, help_text=_("Example: runs the buses"))
    kind = blocks.ChoiceBlock(choices=PartnerKind.choices, default=PartnerKind.PUBLIC)

    class Meta:
        icon = "group"


class SourceBlock(blocks.StructBlock):
    """Where figures and statements come from."""

    title = blocks.CharBlock(max_length=300)
    publisher = blocks.CharBlock(max_length=200, required=False)
    url = blocks.URLBlock(required=False)
    year = blocks.IntegerBlock(required=False, min_value=1000, max_value=2999)

    class Meta:
        icon = "link"


class ReusablePartBlock(blocks.StructBlock):
    """Something another city can take over by itself."""

    title = blocks.CharBlock(max_length=120)
    text = blocks.TextBlock(required=False)
    conditions = blocks.TextBlock(required=False, help_text=_("What must be there first."))
    lesson = blocks.TextBlock(required=False)

    class Meta:
        icon = "copy"


class AuthorBlock(blocks.StructBlock):
    """A named person. The name is shown only with consent, and only as long as it holds."""

    name = blocks.CharBlock(max_length=120)
    role = blocks.CharBlock(max_length=120, required=False)
    consent = blocks.BooleanBlock(required=False, help_text=_("Agreed to be named."))
    consent_until = blocks.DateBlock(required=False)
    account = blocks.IntegerBlock(
        required=False, help_text=_("Whose consent it is; filled in by the form for participants.")
    )

    class Meta:
        icon = "user"


def sdg_choices() -> list[tuple[str, str]]:
    """The goals as choices of a form: number as text, number and name as label."""
    return [(str(number), f"{number}. {name}") for number, name in SDG_NAMES.items()]
