"""The commands of dev.py: functions of the arguments after the name; the docstring is the help."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from devtools.checks import FORMATTERS, run_checks
from devtools.demo import SETTINGS, default_port
from devtools.demo import demo as run_demo
from devtools.environment import django_environment, manage, prepare, relock
from devtools.packages import require
from devtools.paths import VAR, venv_command
from devtools.processes import run
from devtools.report import DevelopmentError, complain, conclude, say
from devtools.services import keep_running
from devtools.services import services as start_services
from devtools.testing import test as run_tests


def demo(arguments: Sequence[str]) -> int:
    """A portal with real content on 127.0.0.1 [--port N] [--no-serve] [--full: Elasticsearch]."""
    parser = argparse.ArgumentParser(prog="dev.py demo")
    parser.add_argument("--port", type=int, default=default_port())
    parser.add_argument("--full", action="store_true", help="fetch and start Elasticsearch as well")
    parser.add_argument("--no-serve", action="store_true", help="prepare everything, start nothing")
    chosen = parser.parse_args(arguments)
    return run_demo(port=chosen.port, full=chosen.full, serve=not chosen.no_serve)


def test(arguments: Sequence[str]) -> int:
    """Every check and every test, on both databases; with pytest arguments: those tests, once."""
    return run_tests(arguments)


def lint(_arguments: Sequence[str]) -> int:
    """Every check that needs no server."""
    prepare(development=True)
    return conclude(run_checks(), strict=False)


def tidy(_arguments: Sequence[str]) -> int:
    """Bring code and templates into shape."""
    prepare(development=True)
    return conclude(run_checks(FORMATTERS), strict=False)


def lock(_arguments: Sequence[str]) -> int:
    """Resolve pyproject.toml into the two locks."""
    prepare(development=True)
    relock()
    prepare(development=True)
    return 0


def services(_arguments: Sequence[str]) -> int:
    """PostgreSQL and Elasticsearch until interrupted; prints their addresses."""
    return keep_running()


def run_manage(arguments: Sequence[str]) -> int:
    """manage.py in the environment."""
    prepare(development=False)
    manage(arguments, environment=django_environment(SETTINGS))
    return 0


def index(arguments: Sequence[str]) -> int:
    """Rebuild the index of Elasticsearch."""
    return run_manage(["search_rebuild", *arguments])


def evaluate(arguments: Sequence[str]) -> int:
    """How good the results are, with every engine running."""
    return with_services(["evaluate_search", *arguments])


def bench(arguments: Sequence[str]) -> int:
    """How fast the results are, then `burst`; with arguments of manage.py bench: that, once."""
    status = with_services(["bench", *arguments])
    return status if arguments else burst(())


def burst(arguments: Sequence[str]) -> int:
    """20 presentations at once: what readers notice, what the worker takes [--database NAME]."""
    prepare(development=False)
    with start_services() as found:
        environment = django_environment(SETTINGS, found.environment)
        run([venv_command("python"), "-m", "devtools.burst", *arguments], environment=environment)
    return 0


def screens(arguments: Sequence[str]) -> int:
    """Pictures of every page of the demo in var/screens [--only NAME] [--languages en,ko]."""
    prepare(development=True)
    require("chromium")
    run([venv_command("python"), "-m", "devtools.screens", str(VAR / "screens"), *arguments])
    return 0


def lighthouse(arguments: Sequence[str]) -> int:
    """Lighthouse, page weights and queries of five pages beside their budgets [--runs N]."""
    prepare(development=True)
    require("chromium")
    run([venv_command("python"), "-m", "devtools.lighthouse", *arguments])
    return 0


def with_services(arguments: Sequence[str]) -> int:
    """A management command that compares engines."""
    prepare(development=False)
    with start_services() as found:
        manage(arguments, environment=django_environment(SETTINGS, found.environment))
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo,
    "test": test,
    "lint": lint,
    "format": tidy,
    "manage": run_manage,
    "services": services,
    "evaluate": evaluate,
    "bench": bench,
    "burst": burst,
    "screens": screens,
    "lighthouse": lighthouse,
    "index": index,
    "lock": lock,
}


def main(arguments: Sequence[str]) -> int:
    """Run the command named first."""
    name, *rest = arguments or ["help"]
    if name not in COMMANDS:
        say(usage())
        return 0 if name in {"help", "-h", "--help"} else 2
    try:
        return COMMANDS[name](rest)
    except DevelopmentError as error:
        return complain(error)
    except KeyboardInterrupt:
        say("\ninterrupted")
        return 130


def usage() -> str:
    """The commands with the first line of their docstrings."""
    lines = [f"  {name:<10} {function.__doc__}" for name, function in COMMANDS.items()]
    return "\n".join(["python3 dev.py COMMAND [arguments]", "", *lines])
