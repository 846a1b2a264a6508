"""CF504 cog-cmd."""

from __future__ import annotations

from ...cog.dockerfile import Purpose
from .dockerfile_rule import DockerfileRule


class CogCmd(DockerfileRule):
    """fal starts the app; Cog's server, and the init process around it, would only be in the way."""

    code = "CF504"
    name = "cog-cmd"
    summary = "the Dockerfile starts Cog's server"
    purpose = Purpose.SERVER
    advice = "belongs to Cog's server: fal starts the app itself, drop it"
