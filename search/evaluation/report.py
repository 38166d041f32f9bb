"""Evaluations -> what is printed: a table for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from search.evaluation.measures import MEASURES, Evaluation, Scores

#: Engine name -> its evaluation.
Evaluations = Mapping[str, Evaluation]

#: Digits are kept in JSON so that two runs can be compared; a reader needs three.
JSON_DIGITS = 6


def as_json(evaluations: Evaluations) -> str:
    """``{engine: {"all": scores, "kinds": {kind: scores}}}``."""
    content = {
        engine: {
            "all": _numbers(evaluation.overall),
            "kinds": {kind: _numbers(scores) for kind, scores in evaluation.kinds.items()},
        }
        for engine, evaluation in evaluations.items()
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_table(evaluations: Evaluations) -> str:
    """One line per engine and kind."""
    rows = [("engine", "kind", *MEASURES, "queries", "empty"), *_rows(evaluations)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place < 2 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _rows(evaluations: Evaluations) -> Iterator[tuple[str, ...]]:
    for engine, evaluation in evaluations.items():
        yield _row(engine, "all", evaluation.overall)
        for kind, scores in evaluation.kinds.items():
            yield _row("", kind, scores)


def _row(engine: str, kind: str, scores: Scores) -> tuple[str, ...]:
    means = (f"{scores.means[name]:.3f}" for name in MEASURES)
    return (engine, kind, *means, str(scores.queries), str(scores.empty))


def _numbers(scores: Scores) -> dict[str, float | int]:
    means = {name: round(value, JSON_DIGITS) for name, value in scores.means.items()}
    return {**means, "queries": scores.queries, "empty": scores.empty}
