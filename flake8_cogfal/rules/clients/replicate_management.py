"""CF705: models, trainings, deployments and files are managed on Replicate."""

from __future__ import annotations

from ...findings import Applicability
from .client_rule import ClientRule


class ReplicateManagement(ClientRule):
    """Most of it has no counterpart in ``fal_client``: the group of requests around it stays."""

    code = "CF705"
    name = "replicate-management"
    summary = "something is managed on Replicate, which fal_client cannot"
    applicability = Applicability.MANUAL
