"""What the forms of the public site have in common: fields as static/css/components/forms.css."""

from __future__ import annotations

from django import forms


def dress(form: forms.BaseForm) -> None:
    """Give boxes their class and take words out of them: a label stays when one types."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
        if not isinstance(
            field.widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple
        ):
            field.widget.attrs["class"] = "field"
    form.use_required_attribute = False


class PlainForm(forms.Form):
    """A form of the portal's own."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        dress(self)
