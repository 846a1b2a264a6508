"""CF701: a model is run on Replicate."""

from __future__ import annotations

from collections.abc import Iterable

from ...findings import Finding
from ...project.environment_files import packages_in
from ...project.project import Project
from ...replicate.names import MODULE
from .client_rule import ClientRule


class ReplicateRun(ClientRule):
    """``replicate.run`` and ``async_run`` become ``fal_client.subscribe``, and what is done with the output follows."""

    code = "CF701"
    name = "replicate-run"
    summary = "a model is run on Replicate: call fal_client.subscribe"

    def check_project(self, project: Project) -> Iterable[Finding]:
        """The package where it is installed, beside clients of either; it is only reported."""
        installed = list(packages_in(project, MODULE))
        if installed and any(
            one.root in (MODULE, "fal_client")
            for file in project.client_files()
            for one in file.module.imports
        ):
            for path, line in installed:
                yield self.manual(
                    self.on_line(path, line, "clients of fal need the package `fal-client` here")
                )
