"""What every set of questions has: when its answers must be there."""

from __future__ import annotations

from typing import ClassVar

from django import forms


class Questions(forms.Form):
    """``to_send``: needed before the brief is sent. ``to_publish``: before readers see it."""

    to_send: ClassVar[frozenset[str]] = frozenset()
    to_publish: ClassVar[frozenset[str]] = frozenset()
    #: Names of fields and rows in the order they are asked, those that belong together in a group.
    groups: ClassVar[tuple[tuple[str, ...], ...]] = ()
    use_required_attribute = False
