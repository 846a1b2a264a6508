"""What the ``replicate`` package offers, by dotted name, and other marks of a client.

Source: the packages 0.7 to 1.0.7, and the names that 2.x adds (https://pypi.org/project/replicate/).
"""

from __future__ import annotations

import re

MODULE = "replicate"
TOKEN = "REPLICATE_API_TOKEN"
API = "api.replicate.com"

TRANSPARENT = frozenset({"default_client", "client", "prediction", "helpers", "stream", "run"})
"""Submodules, and the client behind the module's own functions: what they hold goes by its own name."""

CLIENTS = frozenset({("Client",), ("Replicate",)})
ASYNC_CLIENTS = frozenset({("AsyncReplicate",), ("AsyncClient",)})
FILE_OUTPUT = ("FileOutput",)

RUNS = frozenset({("run",), ("async_run",)})
STREAMS = frozenset({("stream",), ("async_stream",)})
CREATES = frozenset(
    (*start, "predictions", name)
    for start in ((), ("models",), ("deployments",))
    for name in ("create", "async_create")
)
GETS = frozenset({("predictions", "get"), ("predictions", "async_get")})
CANCELS = frozenset({("predictions", "cancel"), ("predictions", "async_cancel")})
UPLOADS = frozenset({("files", "create"), ("files", "async_create")})
LOOKUPS = frozenset(
    {("models", "get"), ("deployments", "get"), ("models", "async_get"), ("deployments", "async_get")}
)

REFERENCE_KEYWORDS = ("ref", "version", "model", "deployment")
"""What names the model in the calls, in keywords; it is also the first argument."""

DROPPED = {
    "use_file_output": "files are told by their URLs",
    "wait": "fal_client waits as long as it takes",
    "prefer": "fal_client waits as long as it takes",
    "file_encoding_strategy": "",
    "webhook_events_filter": "fal calls once, at the end",
    "stream": "every app with a /stream endpoint streams",
}
"""Arguments without a counterpart that matters, and why."""

WEBHOOKS = ("webhook", "webhook_completed")

ENDED = frozenset({"succeeded", "failed", "canceled"})
STATUSES = ENDED | {"starting", "processing"}

ERRORS = frozenset({"ReplicateException", "ReplicateError", "ModelError"})

REFERENCE = re.compile(
    r"(?P<model>[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*)(?::(?P<version>[0-9a-f]{5,}|latest))?"
)
NAMED = re.compile(r"replicate(?:\.\w+)+")
"""The package, or a part of it, named in a string: for ``patch`` and the like."""

VERSION = re.compile(r"[0-9a-f]{64}")
