"""A real nginx that runs deploy/nginx.conf, and something to stand behind it."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from devtools.packages import locate
from devtools.processes import free_port, is_listening, server
from devtools.whole_portal import wait_until

NGINX = locate("nginx")
HOST = "cases.example.org"
#: What nginx keeps beside its logs, and would otherwise keep where only root may write.
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True, slots=True)
class WebServer:
    """Its folder, and the ports of the two servers of the example; ``behind``: of the portal."""

    folder: Path
    port: int
    redirecting: int
    behind: int

    @property
    def access_lines(self) -> list[str]:
        log = self.folder / "access.log"
        return log.read_text("utf-8").splitlines() if log.exists() else []

    @property
    def errors(self) -> str:
        return (self.folder / "error.log").read_text("utf-8")

    def get(self, path: str, *, port: int = 0, referer: str = "") -> int:
        """The status of an address, as a reader of the site would ask for it; logged by then."""
        logged = len(self.access_lines)
        headers = {"Host": HOST, "User-Agent": "sample"} | ({"Referer": referer} if referer else {})
        connection = HTTPConnection("127.0.0.1", port or self.port, timeout=30)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            # The line is written once the answer has gone out.
            wait_until(lambda: len(self.access_lines) > logged, "a line of the access log")
            return answer.status
        finally:
            connection.close()

    def write_configuration(self, example: str) -> Path:
        """The example with this folder and these ports in place of a host's."""
        temporary = "".join(f"{name}_temp_path {self.folder / name};\n" for name in _TEMPORARY)
        path = self.folder / "nginx.conf"
        path.write_text(
            f"daemon off;\nworker_processes 1;\npid {self.folder / 'nginx.pid'};\n"
            f"error_log {self.folder / 'error.log'};\n"
            "events { worker_connections 64; }\n"
            f"http {{\n{temporary}access_log off;\n{self._localised(example)}\n}}\n"
        )
        return path

    def _localised(self, example: str) -> str:
        """Without TLS, for which a test has no certificate that anybody would believe."""
        kept = [
            line
            for line in example.splitlines()
            if not re.match(r"\s*(ssl_|http2 |.*\[::\])", line)
        ]
        text = "\n".join(kept).replace("/var/log/nginx/", f"{self.folder}/")
        text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{self.port}")
        text = text.replace("listen 80", f"listen 127.0.0.1:{self.redirecting}")
        return text.replace("server web:8000;", f"server 127.0.0.1:{self.behind};")


@contextmanager
def running_nginx(folder: Path, example: str, *, behind: int) -> Iterator[WebServer]:
    """Run it with this configuration until the block ends; ``behind``: the port of the portal."""
    web = WebServer(folder, free_port(), free_port(), behind)
    command = [str(NGINX), "-p", str(folder), "-c", str(web.write_configuration(example))]
    with server("nginx", command, log=folder / "output.log", environment=os.environ) as running:
        running.wait_until(lambda: is_listening(web.port), seconds=30)
        yield web


class _Yes(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"OK")

    def log_message(self, format: str, *args: object) -> None:
        """It is nginx's log that is looked at."""


@contextmanager
def portal_that_agrees() -> Iterator[int]:
    """Answers every address; gives its port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Yes) as portal:
        threading.Thread(target=portal.serve_forever, daemon=True).start()
        try:
            yield portal.server_port
        finally:
            portal.shutdown()
