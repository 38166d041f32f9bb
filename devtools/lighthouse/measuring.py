"""One page in Lighthouse's mobile preset: a slow phone on a slow link, as it simulates them."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final
from urllib.request import Request, urlopen

import brotli  # type: ignore[import-untyped]

from devtools.lighthouse.pages import Measured
from devtools.report import DevelopmentError

CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
_SECONDS: Final = 180
_CHROME_FLAGS: Final = "--headless=new --no-sandbox --disable-gpu"


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes of bodies as a reader receives them; ``page``: all that is loaded without scrolling."""

    html: int
    css: int
    js: int
    page: int


@dataclass(frozen=True, slots=True)
class Result:
    """Of several runs the middle one of each score (0 to 100); ``lcp`` in seconds."""

    scores: Mapping[str, int]
    lcp: float
    shift: float
    weight: Weight
    failed: tuple[str, ...]


def measure(
    command: Path, url: str, page: Measured, *, cookie: str, runs: int, chromium: str, folder: Path
) -> Result:
    """Measure an address. Raises DevelopmentError when Lighthouse fails."""
    reports = [
        _report(command, url, page, cookie=cookie, chromium=chromium, target=folder / f"{run}.json")
        for run in range(runs)
    ]
    audits = [report["audits"] for report in reports]
    return Result(
        scores={
            name: round(100 * median(each["categories"][name]["score"] for each in reports))
            for name in CATEGORIES
        },
        lcp=median(each["largest-contentful-paint"]["numericValue"] for each in audits) / 1000,
        shift=median(each["cumulative-layout-shift"]["numericValue"] for each in audits),
        weight=_weight(audits[0]["network-requests"]["details"]["items"], url, cookie),
        failed=_failed(reports[0]),
    )


def _report(
    command: Path, url: str, page: Measured, *, cookie: str, chromium: str, target: Path
) -> dict[str, Any]:
    headers = target.with_suffix(".headers")
    headers.write_text(json.dumps({"Cookie": cookie} if cookie else {}))
    done = subprocess.run(
        [
            str(command),
            url,
            "--quiet",
            "--output=json",
            f"--output-path={target}",
            f"--extra-headers={headers}",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={_CHROME_FLAGS}",
            *([] if page.is_indexed else ["--skip-audits=is-crawlable"]),
        ],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    if done.returncode != 0:
        raise DevelopmentError(
            f"Lighthouse failed on the {page.title} page:\n{done.stderr[-2000:]}"
        )
    report: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return report


def _body(url: str, cookie: str) -> bytes:
    headers = {"Cookie": cookie, "Accept-Encoding": "br"}
    with urlopen(Request(url, headers=headers), timeout=60) as answer:  # noqa: S310
        body: bytes = answer.read()
    return body


def _weight(requests: list[dict[str, Any]], url: str, cookie: str) -> Weight:
    """The page itself is counted as the web server in front sends it: compressed."""
    html = len(brotli.compress(_body(url, cookie)))
    sizes: Counter[str] = Counter()
    for each in requests:
        if each["resourceType"] != "Document" and each["url"].startswith("http"):
            sizes[each["resourceType"]] += len(_body(each["url"], cookie))
    return Weight(html, sizes["Stylesheet"], sizes["Script"], html + sizes.total())


def _failed(report: dict[str, Any]) -> tuple[str, ...]:
    """Titles of the audits that cost points."""
    return tuple(
        report["audits"][each["id"]]["title"]
        for category in report["categories"].values()
        for each in category["auditRefs"]
        if each["weight"] > 0 and (report["audits"][each["id"]]["score"] or 0) < 0.9
        if report["audits"][each["id"]]["score"] is not None
    )
