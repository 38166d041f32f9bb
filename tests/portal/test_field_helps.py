"""Every field an editor fills in says what belongs there, and those one types into give an example.

The fields are found, not listed: a new one is covered without anybody's doing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from accounts.forms import AccountCreationForm, AccountEditForm
from taxonomy.models import City
from uploads.models import PortalImage, SourceFile

EXAMPLE: Final = "Example:"
#: What needs no word: days to choose from a calendar, a name, a picture, what Wagtail explains.
SELF_EVIDENT: Final = {
    "go_live_at",
    "expire_at",
    "first_name",
    "last_name",
    "is_active",
    "is_superuser",
    "groups",
    "password1",
    "password2",
}
#: Of the form of a picture.
OF_A_PICTURE: Final = {"title", "file", "collection", "tags", "licence"}
#: One types into these.
TYPED: Final = (models.CharField, models.TextField, models.JSONField, models.IntegerField,
                models.FloatField, models.DecimalField)  # fmt: skip
TYPED_BLOCKS: Final = (blocks.CharBlock, blocks.TextBlock, blocks.IntegerBlock, blocks.FloatBlock)
TYPED_BOXES: Final = (forms.TextInput, forms.Textarea, forms.NumberInput, forms.EmailInput)

EDITED: Final = [
    *[model for model in get_page_models() if model is not Page],
    *get_snippet_models(),
]


def edit_handler(model: Any) -> Any:
    maker = model if issubclass(model, Page) else model.snippet_viewset
    found = maker.get_edit_handler()
    return found.bind_to_model(model)


def leaves(panel: Panel) -> Iterator[Any]:
    """The panels of fields below a panel, those of repeated records too."""
    if isinstance(panel, FieldPanel) and not panel.read_only:
        yield panel
    for child in getattr(panel, "children", ()):
        yield from leaves(child)
    if isinstance(panel, InlinePanel):
        yield from leaves(panel.child_edit_handler)


def column_of(panel: Any) -> Any:
    """None for a box that a form adds."""
    try:
        return panel.db_field
    except FieldDoesNotExist:
        return None


def help_of(panel: Any) -> str:
    return str(panel.help_text or getattr(column_of(panel), "help_text", ""))


def is_typed(column: Any) -> bool:
    return column is None or (isinstance(column, TYPED) and not column.choices)


def fields_of(model: Any) -> list[Any]:
    return [each for each in leaves(edit_handler(model)) if each.field_name not in SELF_EVIDENT]


def boxes(block: Any) -> Iterator[tuple[str, Any]]:
    """The boxes of the structures in a stream; what stands free in it is told by its field."""
    for name, child in getattr(block, "child_blocks", {}).items():
        if isinstance(block, blocks.StructBlock):
            yield f"{block.name}.{name}", child
        yield from boxes(child)


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_every_field_says_what_belongs_there(model: Any) -> None:
    silent = [panel.field_name for panel in fields_of(model) if not help_of(panel)]

    assert silent == []


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_every_field_one_types_into_gives_an_example(model: Any) -> None:
    without = [
        panel.field_name
        for panel in fields_of(model)
        if is_typed(column_of(panel)) and EXAMPLE not in help_of(panel)
    ]

    assert without == []


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_every_box_of_a_structure_gives_an_example(model: Any) -> None:
    found = {
        name: (box, str(getattr(box.field, "help_text", "") or box.meta.help_text or ""))
        for panel in fields_of(model)
        if hasattr(column_of(panel), "stream_block")
        for name, box in boxes(panel.db_field.stream_block)
    }

    assert [name for name, (_box, told) in found.items() if not told] == []
    typed = {name: told for name, (box, told) in found.items() if isinstance(box, TYPED_BLOCKS)}
    assert [name for name, told in typed.items() if EXAMPLE not in told] == []


def test_the_walk_finds_what_an_editor_sees() -> None:
    """Else the tests above would pass over nothing."""
    names = [panel.field_name for panel in fields_of(City)]

    assert {"name_en", "latitude", "geonames_id"} <= set(names)
    assert len([name for model in EDITED for name in fields_of(model)]) > 150


@pytest.mark.parametrize(
    ("form", "evident"),
    [
        (get_document_form(SourceFile), set()),
        (get_image_form(PortalImage), OF_A_PICTURE),
        (AccountCreationForm, set()),
        (AccountEditForm, set()),
    ],
    ids=["source file", "picture", "new account", "account"],
)
@pytest.mark.django_db
def test_forms_of_their_own_tell_as_much(form: Any, evident: set[str], admin_user: Any) -> None:
    made = (
        form()
        if issubclass(form, (AccountCreationForm, AccountEditForm))
        else form(user=admin_user)
    )
    shown = {
        name: field
        for name, field in made.fields.items()
        if name not in SELF_EVIDENT | evident and not field.widget.is_hidden
    }

    assert [name for name, field in shown.items() if not field.help_text] == []
    typed = {name: each for name, each in shown.items() if type(each.widget) in TYPED_BOXES}
    without = [name for name, each in typed.items() if EXAMPLE not in str(each.help_text)]
    assert without == []
