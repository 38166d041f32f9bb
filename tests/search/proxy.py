"""A TCP proxy in front of a real server, to make it go away and come back under a running site."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

_CHUNK: Final = 65_536


class Proxy:
    """Passes bytes on a port of its own, refuses connections, or accepts and never answers."""

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._sockets: list[socket.socket] = []
        self._hanging = threading.Event()
        self._listener: socket.socket | None = None
        self.port = 0
        self.pass_on()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def pass_on(self) -> None:
        """Be the server again."""
        self._hanging.clear()
        if self._listener is None:
            self._listener = socket.create_server(("127.0.0.1", self.port))
            self.port = self._listener.getsockname()[1]
            threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def refuse(self) -> None:
        """Nobody listens any more, as after the server was stopped."""
        if self._listener is not None:
            # A thread that waits in accept() keeps the port open after a mere close().
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None
        self._drop_all()

    def hang(self) -> None:
        """Accept every connection and never answer."""
        self._hanging.set()
        self._drop_all()

    def _drop_all(self) -> None:
        for known in self._sockets:
            with suppress(OSError):
                known.shutdown(socket.SHUT_RDWR)
            known.close()
        self._sockets.clear()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                client, _address = listener.accept()
                self._sockets.append(client)
                if not self._hanging.is_set():
                    server = socket.create_connection(self._target)
                    self._sockets.append(server)
                    for pair in ((client, server), (server, client)):
                        threading.Thread(target=_pump, args=pair, daemon=True).start()


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(_CHUNK):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


@contextmanager
def proxy_to(url: str) -> Iterator[Proxy]:
    """A proxy to ``http://host:port``."""
    host, _, port = url.removeprefix("http://").partition(":")
    proxy = Proxy(host, int(port))
    try:
        yield proxy
    finally:
        proxy.refuse()
