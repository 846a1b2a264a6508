"""CF509 cog-label-or-env."""

from __future__ import annotations

from ...cog.dockerfile import Purpose
from .dockerfile_rule import DockerfileRule


class CogLabelOrEnv(DockerfileRule):
    """Labels, variables and set-up steps that only Cog and Replicate read."""

    code = "CF509"
    name = "cog-label-or-env"
    summary = "the Dockerfile sets labels, variables or files that only Cog reads"
    purpose = Purpose.TRACE
    advice = "is there for Cog alone: drop it"
