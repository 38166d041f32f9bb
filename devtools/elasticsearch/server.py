"""One run of Elasticsearch: one node on the loopback address, its data thrown away afterwards."""

from __future__ import annotations

import json
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devtools.elasticsearch.install import install
from devtools.elasticsearch.jdk import find_jdk
from devtools.processes import free_port, server
from devtools.report import step
from devtools.system_user import give_to_server, scratch_folder, server_user

HEAP = "1g"


@contextmanager
def elasticsearch() -> Iterator[str]:
    """A running Elasticsearch; gives its URL."""
    home, jdk = install(), find_jdk()
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with scratch_folder("elasticsearch") as folder:
        write_configuration(home, folder, port)
        with server(
            "Elasticsearch",
            [str(home / "bin" / "elasticsearch")],
            log=folder / "server.log",
            environment=environment(folder, jdk.home),
            user=server_user(),
            cwd=folder,
        ) as running:
            with step(f"starting Elasticsearch on port {port} with Java {jdk.version}"):
                running.wait_until(lambda: is_healthy(url), seconds=180)
            yield url


def configuration(folder: Path, port: int) -> dict[str, object]:
    """Settings of the node. JSON is YAML, so it is written as such."""
    return {
        "cluster.name": "seoul-portal-tests",
        "node.name": "one",
        "discovery.type": "single-node",
        "network.host": "127.0.0.1",
        "http.port": port,
        # Nobody connects to it, but two runs at once must not fight for the default port.
        "transport.port": free_port(),
        "path.data": str(folder / "data"),
        "path.logs": str(folder / "logs"),
        "xpack.security.enabled": False,
        # A nearly full laptop disk must not make the indices read-only.
        "cluster.routing.allocation.disk.threshold_enabled": False,
        "action.destructive_requires_name": True,
    }


def write_configuration(home: Path, folder: Path, port: int) -> None:
    """The server's own configuration files with ours on top; it also writes its keystore there."""
    config = folder / "config"
    shutil.copytree(home / "config", config)
    settings = json.dumps(configuration(folder, port), indent=2)
    (config / "elasticsearch.yml").write_text(settings + "\n", encoding="utf-8")
    for path in (config, *config.rglob("*")):
        give_to_server(path)


def environment(folder: Path, java_home: Path) -> dict[str, str]:
    """Only what the server needs, so that nothing of the caller's leaks into it."""
    temporary = folder / "tmp"
    temporary.mkdir()
    give_to_server(temporary)
    return {
        "PATH": "/usr/bin:/bin",
        "LC_ALL": "C.UTF-8",
        "ES_JAVA_HOME": str(java_home),
        "ES_PATH_CONF": str(folder / "config"),
        "ES_JAVA_OPTS": f"-Xms{HEAP} -Xmx{HEAP}",
        "ES_TMPDIR": str(temporary),
        # The command-line launcher is a second Java, for which little is enough.
        "CLI_JAVA_OPTS": "-Xmx64m -XX:TieredStopAtLevel=1",
    }


def is_healthy(url: str) -> bool:
    """Whether the node answers and its cluster state is not red."""
    try:
        with urllib.request.urlopen(f"{url}/_cluster/health", timeout=2) as response:  # noqa: S310 - our own
            return bool(json.load(response)["status"] != "red")
    except (urllib.error.URLError, OSError, ValueError):
        return False
