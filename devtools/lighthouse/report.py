"""The table: scores, weights and queries beside what they may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from devtools.lighthouse.measuring import CATEGORIES, Result
from devtools.lighthouse.pages import NOT_FOR_SEARCH_ENGINES

LOWEST_SCORE: Final = 95
#: Budgets: seconds, shift, bytes of HTML, CSS, JavaScript and of the first view, queries.
LCP, SHIFT, HTML, CSS, JS, FIRST_VIEW, QUERIES = 2.5, 0.1, 25_000, 12_000, 10_000, 170_000, 3

_HEAD: Final = (
    "page", "perf.", "access.", "practices", "SEO", "LCP s", "shift",
    "HTML kB", "CSS kB", "JS kB", "first view kB", "queries",
)  # fmt: skip


def table(results: Mapping[str, Result], queries: Mapping[str, int]) -> str:
    """A Markdown table, the budgets in its first row."""
    budget = (
        "budget", *(f">= {LOWEST_SCORE}" for _each in CATEGORIES), f"<= {LCP}", f"<= {SHIFT}",
        *(f"<= {size / 1000:.0f}" for size in (HTML, CSS, JS, FIRST_VIEW)),
        f"<= {QUERIES} (visitor)",
    )  # fmt: skip
    rows = [_HEAD, tuple("---" for _each in _HEAD), budget]
    rows += [_row(title, result, queries[title]) for title, result in results.items()]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(title: str, result: Result, queries: int) -> tuple[str, ...]:
    seo = "" if title not in NOT_FOR_SEARCH_ENGINES else " *"
    scores = [str(result.scores[name]) for name in CATEGORIES]
    weight = result.weight
    sizes = (weight.html, weight.css, weight.js, weight.page)
    return (
        title,
        *scores[:-1],
        scores[-1] + seo,
        f"{result.lcp:.1f}",
        f"{result.shift:.3f}",
        *(f"{size / 1000:.1f}" for size in sizes),
        str(queries),
    )


def over_budget(results: Mapping[str, Result]) -> list[str]:
    """What does not hold, in words."""
    problems = []
    for title, result in results.items():
        problems += [
            f"{title}: {name} {score}"
            for name, score in result.scores.items()
            if score < LOWEST_SCORE
        ]
        measured = (
            ("seconds to the largest content", result.lcp, LCP),
            ("shift", result.shift, SHIFT),
            ("bytes of HTML", result.weight.html, HTML),
            ("bytes of CSS", result.weight.css, CSS),
            ("bytes of JavaScript", result.weight.js, JS),
            ("bytes of the first view", result.weight.page, FIRST_VIEW),
        )
        problems += [f"{title}: {value:g} {what}" for what, value, most in measured if value > most]
    return problems
