"""CF503 expose."""

from __future__ import annotations

from ...cog.dockerfile import Purpose
from .dockerfile_rule import DockerfileRule


class Expose(DockerfileRule):
    """Nothing listens on the port of Cog's server."""

    code = "CF503"
    name = "expose"
    summary = "the Dockerfile names the port of Cog's server"
    purpose = Purpose.PORT
    advice = "names the port of Cog's server: fal serves the app itself, drop it"
