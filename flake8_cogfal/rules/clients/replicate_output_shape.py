"""CF708: what comes back from fal has another shape."""

from __future__ import annotations

from ...findings import Applicability
from .client_rule import ClientRule


class ReplicateOutputShape(ClientRule):
    """Something is done with an output, a status or an error that cannot be done with what fal answers."""

    code = "CF708"
    name = "replicate-output-shape"
    summary = "an output is used in a way that cannot be followed to what fal answers"
    applicability = Applicability.MANUAL
