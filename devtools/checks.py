"""The quality checks: style, types, who imports whom, sizes, templates, migrations, configuration.

One more check is one more line in CHECKS. All are run even if one fails.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from devtools import packages
from devtools.paths import ROOT, venv_command
from devtools.report import Row, say

TEST = {"DJANGO_SETTINGS_MODULE": "portal.settings.test"}
DEV = {"DJANGO_SETTINGS_MODULE": "portal.settings.dev"}
#: As much of a production environment as its settings insist on.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "PORTAL_SECRET_KEY": "a-check-of-the-settings-needs-some-long-text-0123456789-abcdefghij",
    "PORTAL_ALLOWED_HOSTS": "portal.example.org",
    "PORTAL_BASE_URL": "https://portal.example.org",
}


@dataclass(frozen=True)
class Check:
    """One command that ends with status 0 if all is well."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    #: A program of the operating system without which the check cannot be made.
    needs: str = ""


MANAGE = ("python", "manage.py")
STRICT_CHECK = (*MANAGE, "check", "--fail-level", "WARNING")

CHECKS = (
    Check("style", ("ruff", "check", ".")),
    Check("format", ("ruff", "format", "--check", ".")),
    Check("types", ("mypy", "."), TEST),
    Check("import contracts", ("lint-imports",)),
    Check("sizes", ("python", "-m", "devtools.sizes")),
    Check("templates: style", ("djlint", "templates", "--lint", "--quiet", "--allow-empty-input")),
    Check("templates: format", ("djlint", "templates", "--check", "--allow-empty-input")),
    Check("migrations are there", (*MANAGE, "makemigrations", "--check", "--dry-run"), TEST),
    Check("system checks", STRICT_CHECK, DEV),
    Check("system checks, production", (*STRICT_CHECK, "--deploy"), PRODUCTION),
    Check("translations compiled", ("python", "-m", "devtools.translations"), needs="gettext"),
)

FORMATTERS = (
    Check("imports and fixes", ("ruff", "check", "--fix", ".")),
    Check("format", ("ruff", "format", ".")),
    Check("templates", ("djlint", "templates", "--reformat", "--quiet", "--allow-empty-input")),
)


def run_checks(checks: tuple[Check, ...] = CHECKS) -> list[Row]:
    """Run every check; gives their lines of the table."""
    return [run_check(check) for check in checks]


def run_check(check: Check) -> Row:
    """Run one check; its output is shown only if it fails."""
    if check.needs and packages.require(check.needs) is None:
        return Row(check.name, skipped=1, notes=[f"{check.needs} is not installed"])
    started = time.monotonic()
    program, *arguments = check.command
    result = subprocess.run(
        [venv_command(program), *arguments],
        cwd=ROOT,
        env={**os.environ, **check.environment},
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    seconds = time.monotonic() - started
    passed = result.returncode == 0
    say(f"-> {check.name}: {'ok' if passed else 'FAILED'} ({seconds:.1f} s)")
    if not passed:
        say(result.stdout.rstrip())
    return Row(check.name, passed=int(passed), failed=int(not passed), seconds=seconds)
