"""A loopback stand-in for fal's CDN: it speaks the upload protocol and keeps the files in memory.

fal uploads every output file: `POST /storage/upload/initiate` names the file and is answered with where to put
it (`upload_url`) and where it will be found (`file_url`); a `PUT` of the bytes follows. fal insists on https,
so the server has a certificate of its own, which fal is told to trust.
"""

from __future__ import annotations

import ipaddress
import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class StoredFile:
    """A file that was uploaded: its bytes and the media type that it was uploaded with."""

    media_type: str
    content: bytes


class Cdn(ThreadingHTTPServer):
    """The server; `host` is its address and port, `files` what it was given, by URL."""

    def __init__(self, workspace: Path) -> None:
        """Listen on a free port; its certificate, which clients must trust, is written to `workspace`."""
        super().__init__((LOOPBACK, 0), UploadHandler)
        self.host = f"{LOOPBACK}:{self.server_port}"
        self.files: dict[str, StoredFile] = {}
        self.certificate = workspace / "cdn.pem"
        self.certificate.write_bytes(self_signed_certificate())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate)
        self.socket = context.wrap_socket(self.socket, server_side=True)


class UploadHandler(BaseHTTPRequestHandler):
    """Answers the two requests of an upload; anything else is refused, which fails the prediction."""

    server: Cdn

    def do_POST(self) -> None:
        if not self.path.startswith("/storage/upload/initiate?"):
            self.send_error(404)
            return
        announced = json.loads(self.body())
        url = f"https://{self.server.host}/files/{len(self.server.files)}/{announced['file_name']}"
        self.server.files[url] = StoredFile(announced["content_type"], b"")
        self.answer(json.dumps({"file_url": url, "upload_url": url}).encode())

    def do_PUT(self) -> None:
        url = f"https://{self.server.host}{self.path}"
        self.server.files[url] = StoredFile(self.headers["Content-Type"], self.body())
        self.answer(b"")

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"]))

    def answer(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep the test output quiet."""


@contextmanager
def loopback_cdn(workspace: Path) -> Iterator[Cdn]:
    """Run a CDN until the context is left."""
    with Cdn(workspace) as cdn:
        threading.Thread(target=cdn.serve_forever, daemon=True).start()
        try:
            yield cdn
        finally:
            cdn.shutdown()


def self_signed_certificate() -> bytes:
    """Return a new private key and a certificate for the loopback address, valid for a day, as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, LOOPBACK)])
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(LOOPBACK))])
    now = datetime.now(timezone.utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(address, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private_key = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private_key + certificate.public_bytes(Encoding.PEM)
