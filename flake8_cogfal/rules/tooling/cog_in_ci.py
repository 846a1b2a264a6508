"""CF902 cog-in-ci."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...conversion.deployment import Deployment, deployment_of
from ...conversion.plan import AppPlan
from ...conversion.workflow_script import Unconvertible
from ...conversion.workflows import SECRET, converted_workflow
from ...findings import Applicability, Finding
from ...fixing.edits import Edit, WriteFile
from ...project.project import Project
from ...source.text import decode_plain
from ...tooling.advice import advice_for
from ...tooling.around import ToolingFile
from ...tooling.files import FoundUse
from ...tooling.uses import Purpose
from ..rule import Rule
from .summary import by_purpose, other_lines


class CogInCi(Rule):
    """A workflow of GitHub that pushes the model with Cog deploys the app with fal, once there is one."""

    code = "CF902"
    name = "cog-in-ci"
    summary = "a workflow pushes the model with Cog"
    applicability = Applicability.UNSAFE
    is_tooling = True

    def check_project(self, project: Project) -> Iterator[Finding]:
        """One finding for each workflow; where it cannot be rewritten, with the reason."""
        files = [one for one in project.tooling if one.workflow is not None and one.uses(self.code)]
        deployment = deployment_of(project) if files else None
        for file in files:
            uses = file.uses(self.code)
            why = why_not(file, deployment)
            what = "action" if file.workflow and file.workflow.is_action else "workflow"
            message = f"the {what} needs Cog: {said_to(uses, deployment)}{other_lines(uses)}"
            if why:
                message += f"; not rewritten, because of {why}"
            found = self.on_line(file.path, uses[0].line, message)
            yield replace(found, applicability=Applicability.MANUAL) if why else found

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Rewrite the workflow, after the predictor has become an app."""
        project = plan.file.project
        deployment = deployment_of(project) if plan.file.app is not None else None
        file = next((one for one in project.tooling if one.path == finding.place.path), None)
        data = project.tree.read(finding.place.path)
        if file is not None and file.workflow is not None and deployment is not None and data is not None:
            text = converted_workflow(file.workflow, deployment)
            yield WriteFile(file.path, decode_plain(data).encode(text).decode())


def said_to(uses: list[FoundUse], deployment: Deployment | None) -> str:
    """What to write for each command of a workflow. The key of a deployment makes a login unneeded."""
    groups = by_purpose(uses)
    purposes = {group[0].use.purpose for group in groups}
    said = []
    for group in groups:
        use = group[0].use
        advice = advice_for([one.use for one in group], deployment)
        if use.purpose is Purpose.PUSH:
            advice += f", with `{SECRET}` in its environment"
        elif use.purpose is Purpose.LOGIN and Purpose.PUSH in purposes:
            advice = "leave it out"
        said.append(f"`{use.written}`: {advice}")
    return "; ".join(said)


def why_not(file: ToolingFile, deployment: Deployment | None) -> str:
    """Why a workflow is not rewritten, with the line; empty where it is."""
    assert file.workflow is not None
    if file.is_outside:
        return "its place outside of the project, which is all that is written to"
    if deployment is None:
        return "the app, which is not known"
    try:
        converted_workflow(file.workflow, deployment)
    except Unconvertible as problem:
        return f"line {problem.line}: {problem.why}"
    return ""
