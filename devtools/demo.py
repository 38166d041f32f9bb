"""The `demo` command: a portal with real content on this machine, from nothing to a page."""

from __future__ import annotations

import http.client
import os
import time
from collections.abc import Sequence
from contextlib import ExitStack

from devtools.elasticsearch.server import elasticsearch
from devtools.environment import django_environment, manage, prepare
from devtools.paths import VAR, venv_command
from devtools.processes import Server, http_status, is_listening, server
from devtools.report import DevelopmentError, say, step

SETTINGS = "portal.settings.dev"
GUNICORN = (
    "gunicorn",
    "portal.wsgi",
    "--worker-class",
    "gthread",
    "--workers",
    "2",
    "--threads",
    "4",
)


def demo(*, port: int, full: bool, serve: bool) -> int:
    """Environment, database, content, then worker and server until interrupted."""
    if serve and is_listening(port):
        raise DevelopmentError(f"port {port} is in use; choose another with --port")
    prepare(development=False)
    base_url = f"http://127.0.0.1:{port}"
    with ExitStack() as running:
        environment = django_environment(SETTINGS, {"PORTAL_BASE_URL": base_url})
        if full and not environment.get("ELASTICSEARCH_URL"):
            environment["ELASTICSEARCH_URL"] = running.enter_context(elasticsearch())
        fill(environment)
        if not serve:
            return 0
        servers = start(running, environment, port)
        say(f"\nThe portal is at {base_url}/ (worker and server write to {VAR.name}/logs).\n")
        manage(["demo_accounts"], environment=environment)
        say("\nStop with Ctrl-C.")
        return watch(servers)


def fill(environment: dict[str, str]) -> None:
    """The database and its content; each command may be run again."""
    with step("preparing the database"):
        manage(["migrate", "--verbosity", "0"], environment=environment)
    with step("loading the demo content"):
        manage(["seed_demo"], environment=environment)
    if environment.get("ELASTICSEARCH_URL"):
        with step("building the index in Elasticsearch"):
            manage(["search_rebuild"], environment=environment)


def start(running: ExitStack, environment: dict[str, str], port: int) -> Sequence[Server]:
    """The worker and the web server; both end with the stack."""
    logs = VAR / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    program, *options = GUNICORN
    commands = {
        "worker": [venv_command("python"), "manage.py", "worker"],
        "server": [venv_command(program), *options, "--bind", f"127.0.0.1:{port}"],
    }
    with step(f"starting worker and server on port {port}"):
        servers = [
            running.enter_context(
                server(name, command, log=logs / f"{name}.log", environment=environment)
            )
            for name, command in commands.items()
        ]
        servers[-1].wait_until(lambda: http_status(port) is not None, seconds=90)
    status = http_status(port)
    if status is None or status >= http.client.BAD_REQUEST:
        raise DevelopmentError(f"the front page answers {status}:\n{servers[-1].tail()}")
    return servers


def watch(servers: Sequence[Server]) -> int:
    """Wait for the interruption; a server that ends by itself is an error."""
    try:
        while all(running.is_alive() for running in servers):
            time.sleep(0.5)
    except KeyboardInterrupt:
        say("\nstopping")
        return 0
    dead = next(running for running in servers if not running.is_alive())
    raise DevelopmentError(f"the {dead.name} ended by itself:\n{dead.tail()}")


def default_port() -> int:
    """$PORT, or 8000."""
    return int(os.environ.get("PORT") or 8000)
