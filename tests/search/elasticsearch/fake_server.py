"""Small TCP servers that misbehave as real ones do."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def http(status: str, body: str, *, product: str = "Elasticsearch") -> bytes:
    """One whole HTTP answer."""
    payload = body.encode()
    return (
        f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nConnection: close\r\n"
        f"X-Elastic-Product: {product}\r\nContent-Length: {len(payload)}\r\n\r\n"
    ).encode() + payload


@contextmanager
def answering(answer: bytes | None) -> Iterator[str]:
    """The address of a server that gives every request this answer, or none at all."""
    over = threading.Event()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(65_536)
            if answer is None:
                over.wait(10)
            else:
                self.request.sendall(answer)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            over.set()
            server.shutdown()
            thread.join()


@contextmanager
def refusing() -> Iterator[str]:
    """The address of a port nobody listens on."""
    with socketserver.TCPServer(("127.0.0.1", 0), socketserver.BaseRequestHandler) as server:
        port = server.server_address[1]
    yield f"http://127.0.0.1:{port}"
