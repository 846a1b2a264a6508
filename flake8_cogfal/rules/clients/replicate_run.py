"""CF701: a model is run on Replicate."""

from __future__ import annotations

from .client_rule import ClientRule


class ReplicateRun(ClientRule):
    """``replicate.run`` and ``async_run`` become ``fal_client.subscribe``, and what is done with the output follows."""

    code = "CF701"
    name = "replicate-run"
    summary = "a model is run on Replicate: call fal_client.subscribe"
