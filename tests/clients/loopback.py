"""One server on the loopback address that is every host which the clients know.

Clients reach it in two ways: directly, over TLS, by its own address; or as their proxy, which is how hosts that are
written into a package (https://queue.fal.run, https://v3.fal.media, ...) end here, with the package as it is installed.
A host that is not played is refused, so nothing leaves the machine.
"""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

from certificates import write_certificates

LOOPBACK = "localhost"
TLS_HANDSHAKE = 0x16


@dataclass(frozen=True)
class Request:
    """A request as the services see it; header names are in small letters."""

    method: str
    host: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body or b"null")


@dataclass(frozen=True)
class Response:
    """An answer. Its body is JSON unless a content type is given; `events` are sent one by one, as they come."""

    body: Any = None
    status: int = 200
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    events: Iterator[str] | None = None

    @property
    def content(self) -> bytes:
        return json.dumps(self.body).encode() if self.content_type == "application/json" else self.body


class Service(Protocol):
    """What plays one or several hosts."""

    def answer(self, request: Request) -> Response: ...


class Loopback(ThreadingHTTPServer):
    """The server. `host` is its address and port; `trusted` the file with the certificate that clients must trust."""

    daemon_threads = True

    def __init__(self, folder: Path, services: Mapping[str, Service], own: Service) -> None:
        """Listen on a free port. `own` answers requests that are sent to the address of the server itself."""
        super().__init__((LOOPBACK, 0), Handler)
        self.host = f"{LOOPBACK}:{self.server_port}"
        self.services = {**services, LOOPBACK: own}
        self.trusted, shown = write_certificates(folder, self.services)
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(shown)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away, as one does that leaves a stream early, is no error."""


class Handler(BaseHTTPRequestHandler):
    """Opens TLS where the client does, also inside of a tunnel, and hands requests to the service of their host."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Loopback

    def setup(self) -> None:
        first = self.request.recv(1, socket.MSG_PEEK)
        if first and first[0] == TLS_HANDSHAKE:
            self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        super().setup()

    def do_CONNECT(self) -> None:
        if self.path.rpartition(":")[0] not in self.server.services:
            self.send_error(502, f"{self.path} is not played here")
            self.close_connection = True
            return
        self.send_response(200)
        self.end_headers()
        self.request = self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        super().setup()
        self.close_connection = False

    def do_any(self) -> None:
        parts = urlsplit(self.path)
        host = self.headers.get("Host", "").partition(":")[0]
        request = Request(
            self.command,
            host,
            parts.path,
            {name: values[-1] for name, values in parse_qs(parts.query).items()},
            {name.lower(): value for name, value in self.headers.items()},
            self.body(),
        )
        service = self.server.services.get(host)
        self.send(
            service.answer(request) if service is not None else Response({"detail": "no such host"}, 502)
        )

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_QUERY = do_any

    def body(self) -> bytes:
        """The body, whether its length is announced or it comes in chunks."""
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        pieces = []
        while length := int(self.rfile.readline().split(b";")[0], 16):
            pieces.append(self.rfile.read(length))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(pieces)

    def send(self, response: Response) -> None:
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.events is not None:
            self.send_header("Content-Type", "text/event-stream; charset=utf-8")
            self.send_header("Connection", "close")
            self.end_headers()
            for event in response.events:
                self.wfile.write(event.encode())
                self.wfile.flush()
            return
        self.send_header("Content-Type", response.content_type)
        self.send_header("Content-Length", str(len(response.content)))
        self.end_headers()
        self.wfile.write(response.content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep the test output quiet."""


@contextmanager
def loopback(folder: Path, services: Mapping[str, Service], own: Service) -> Iterator[Loopback]:
    """Serve until the context is left."""
    with Loopback(folder, services, own) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
