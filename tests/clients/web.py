"""The files that can be fetched: what was uploaded, what models made, and the pages of example.com."""

from __future__ import annotations

import base64
import json
import urllib.request
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from loopback import LOOPBACK, Request, Response
from models import picture, recording

EXAMPLES = {
    "https://example.com/cat.png": ("image/png", picture("cat.png", "cat").content),
    "https://example.com/dog.png": ("image/png", picture("dog.png", "dog").content),
    "https://example.com/mask.png": ("image/png", picture("mask.png", "mask").content),
    "https://example.com/speech.wav": ("audio/wav", recording("speech.wav", "speech").content),
}
WEBHOOK_SECONDS = 10


class Unreachable(Exception):
    """There is nothing at a URL."""


@dataclass
class Web:
    """Every file by its URL, with its content type."""

    files: dict[str, tuple[str, bytes]] = field(default_factory=lambda: dict(EXAMPLES))

    def publish(self, url: str, content_type: str, content: bytes) -> str:
        self.files[url] = (content_type, content)
        return url

    def read(self, url: Any) -> bytes:
        """What a model downloads."""
        if isinstance(url, str) and url.startswith("data:"):
            head, _, data = url.partition(",")
            return base64.b64decode(data) if head.endswith(";base64") else unquote_to_bytes(data)
        if url not in self.files:
            raise Unreachable(f"{url!r} cannot be downloaded")
        return self.files[url][1]

    def answer(self, request: Request) -> Response:
        """Serve a file."""
        url = f"https://{request.headers['host']}{request.path}"
        if url not in self.files or request.method != "GET":
            return Response({"detail": "Not Found"}, 404)
        content_type, content = self.files[url]
        return Response(content, content_type=content_type)


def deliver(url: str, body: bytes, headers: dict[str, str]) -> None:
    """Call a webhook, which must listen on this machine."""
    if urlsplit(url).hostname not in (LOOPBACK, "127.0.0.1"):
        return
    request = urllib.request.Request(
        url, body, {"Content-Type": "application/json", **headers}, method="POST"
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=WEBHOOK_SECONDS):
        pass


def as_json(value: Any) -> bytes:
    return json.dumps(value).encode()
