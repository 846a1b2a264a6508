"""Tiny valid files as data: URIs."""

from __future__ import annotations

import base64
import io
import re
import struct
import wave
import zipfile
import zlib
from functools import cache

KINDS = (
    (re.compile(r"zip|archive|dataset|tar"), "zip"),
    (re.compile(r"audio|voice|speech|speaker|song|music|sound|wav|vocal"), "wav"),
    (re.compile(r"video|movie|clip|gif"), "gif"),
    (re.compile(r"json|config|workflow"), "json"),
    (re.compile(r"text|txt|document|subtitle|srt|csv|file_url"), "txt"),
)
"""What a name says of a file, the first that fits; else a picture."""

SIDE = 64


def sample_for(words: str) -> str:
    """A data: URI of the kind that a name or description suggests."""
    return sample(next((kind for pattern, kind in KINDS if pattern.search(words.lower())), "png"))


@cache
def sample(kind: str) -> str:
    """A data: URI of a kind: png, wav, gif, zip, json, txt."""
    types = {
        "png": ("image/png", _png),
        "wav": ("audio/wav", _wav),
        "gif": ("image/gif", _gif),
        "zip": ("application/zip", _zip),
        "json": ("application/json", lambda: b'{"a": 1}'),
        "txt": ("text/plain", lambda: b"a\n"),
    }
    content_type, make = types[kind]
    return f"data:{content_type};base64,{base64.b64encode(make()).decode()}"


def _png() -> bytes:
    rows = b"".join(
        b"\0" + bytes((x * 4, y * 4, 128)[i] for x in range(SIDE) for i in range(3)) for y in range(SIDE)
    )

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def _wav() -> bytes:
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes(b"".join(struct.pack("<h", (i * 300) % 8000 - 4000) for i in range(8000)))
    return stream.getvalue()


def _gif() -> bytes:
    """Two frames of one colour, for lack of a small encoder of videos."""
    frame = (
        b"\x21\xf9\x04\x00\x0a\x00\x00\x00"
        + b"\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00"
        + b"\x02\x02\x44\x01\x00"
    )
    return b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\x00\x00\x00\x00\xff" + frame * 2 + b";"


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("a.txt", "a\n")
    return stream.getvalue()
