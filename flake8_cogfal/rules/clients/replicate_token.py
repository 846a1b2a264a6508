"""CF704: Replicate's token."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from ...findings import Finding
from ...project.environment_files import variables_in
from ...project.project import Project
from ...replicate.names import TOKEN
from .client_rule import ClientRule

if TYPE_CHECKING:
    from ...conversion.clients.plan import ClientPlan


class ReplicateToken(ClientRule):
    """``REPLICATE_API_TOKEN`` becomes ``FAL_KEY`` where everything else in the file is converted."""

    code = "CF704"
    name = "replicate-token"
    summary = "Replicate's token: fal_client reads FAL_KEY"

    def check_client(self, plan: ClientPlan) -> Iterable[Finding]:
        """The token by its name, or as it is."""
        yield from self.decided(plan)
        for token in plan.tokens:
            if token.is_written:
                yield self.manual(
                    self.at(
                        plan.file.path,
                        token.node,
                        "a token of Replicate is written here, or what it starts with: fal wants a key of its own, from FAL_KEY",
                    )
                )
                continue
            if token.is_given:
                yield self.manual(
                    self.at(plan.file.path, token.node, "what is set here has to be a key of fal from now on")
                )
                continue
            finding = self.at(plan.file.path, token.node, f"{TOKEN} is Replicate's: fal_client reads FAL_KEY")
            yield (
                replace(finding, applicability=plan.applicability) if plan.decisions else self.manual(finding)
            )

    def check_project(self, project: Project) -> Iterable[Finding]:
        """The token in files of the environment, which are only reported."""
        for path, line in variables_in(project, TOKEN):
            yield self.manual(self.on_line(path, line, f"{TOKEN} is Replicate's: fal_client reads FAL_KEY"))
