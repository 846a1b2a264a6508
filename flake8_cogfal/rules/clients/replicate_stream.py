"""CF702: a model's output is streamed from Replicate."""

from __future__ import annotations

from .client_rule import ClientRule


class ReplicateStream(ClientRule):
    """``replicate.stream`` becomes ``fal_client.stream``; its events are dicts."""

    code = "CF702"
    name = "replicate-stream"
    summary = "an output is streamed from Replicate: call fal_client.stream"
