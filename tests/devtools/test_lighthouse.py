"""What is measured are stops of the tour, and what is over a budget is said."""

from __future__ import annotations

from dataclasses import replace

from devtools.lighthouse.measuring import CATEGORIES, Result, Weight
from devtools.lighthouse.pages import STOPS, pages_of
from devtools.lighthouse.report import over_budget, table

GOOD = Result(
    scores=dict.fromkeys(CATEGORIES, 99),
    lcp=1.4,
    shift=0.01,
    weight=Weight(html=7_000, css=11_000, js=1_000, page=60_000),
    failed=(),
)


def test_what_holds_is_not_complained_of() -> None:
    assert over_budget({"home": GOOD}) == []


def test_each_figure_over_its_budget_is_named() -> None:
    bad = replace(
        GOOD,
        scores={**GOOD.scores, "seo": 94},
        lcp=2.6,
        weight=Weight(html=25_001, css=12_001, js=10_001, page=170_001),
    )

    assert over_budget({"home": GOOD, "policy": bad}) == [
        "policy: seo 94",
        "policy: 2.6 seconds to the largest content",
        "policy: 25001 bytes of HTML",
        "policy: 12001 bytes of CSS",
        "policy: 10001 bytes of JavaScript",
        "policy: 170001 bytes of the first view",
    ]


def test_the_table_has_the_budgets_above_the_pages() -> None:
    lines = table({"home": GOOD}, {"home": 3}).splitlines()

    assert lines[2].startswith("| budget | >= 95 |")
    assert lines[3] == "| home | 99 | 99 | 99 | 99 | 1.4 | 0.010 | 7.0 | 11.0 | 1.0 | 60.0 | 3 |"


def test_only_what_is_not_for_search_engines_is_spared_their_question() -> None:
    tour = [
        {"name": name, "path": f"/{name}/", "email": "", "password": ""} for name in STOPS.values()
    ]

    assert {page.title: page.is_indexed for page in pages_of(tour)} == {
        "home": True,
        "results": False,
        "policy": True,
        "viewer": True,
        "brief form": False,
    }
