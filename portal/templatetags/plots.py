"""Plots in templates: ``{% years_plot found %}``, ``{% world_map dots label after %}``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

from portal.plots.projection import HEIGHT, WEST, WIDTH
from portal.plots.world import Dot, by_size
from portal.plots.years import columns_of
from search.answer import Results

register = template.Library()


@register.inclusion_tag("plots/years_plot.html")
def years_plot(found: Results, *, as_section: bool = False) -> dict[str, Any]:
    """Columns behind a line to open, or under a heading; nothing where all began in one year."""
    columns = columns_of(found)
    is_open = any(column.is_chosen for column in columns)
    return {"columns": columns, "is_open": is_open, "as_section": as_section}


@register.inclusion_tag("plots/world.html")
def world_map(dots: Sequence[Dot], label: str, after: str) -> dict[str, Any]:
    """The map with its dots; ``after`` is the id of what comes next, for who skips it."""
    return {
        "dots": dots,
        "painted": by_size(dots),
        "label": label,
        "after": after,
        "window": f"{WEST} 0 {WIDTH - WEST} {HEIGHT}",
        "width": WIDTH,
        "height": HEIGHT,
    }
