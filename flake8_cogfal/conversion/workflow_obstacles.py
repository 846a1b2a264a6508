"""What else a workflow does that would be wrong, or would break, beside an app on fal: then all of it stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..tooling.shell import commands
from ..tooling.uses import CONTAINERS
from ..tooling.workflow import SETUP_COG, Job, Step, Workflow
from .deployment import Deployment
from .workflow_script import Unconvertible, images_built

SETUP_PYTHON = "actions/setup-python"
PYTHON = frozenset({"pip", "pip3", "pytest", "python", "python3", "tox"})
"""Programs that a step of a workflow runs on the Python that the job has set up."""

OBSTACLES = {
    "api.replicate.com": "a request to Replicate's API, which does not know the app",
    "cog.yaml": "it reads cog.yaml, which goes",
    "replicate/setup-replicate": "it installs Replicate's own client",
}
"""What a workflow may also hold that would be wrong beside an app on fal, with the reason to leave all of it."""

_TOKENS = re.compile(r"secrets\.([A-Za-z_]\w*)")


def refuse_obstacles(workflow: Workflow) -> None:
    """Raise Unconvertible for what no workflow of an app may hold."""
    if "workflow_call" in workflow.triggers:
        raise Unconvertible(1, "other workflows call it, with the secrets that they know")
    if workflow.is_action:
        raise Unconvertible(1, "workflows use this action, and an action reads no secrets")
    if workflow.alias_line:
        raise Unconvertible(workflow.alias_line, "what an alias stands for would change in several places")
    for job in workflow.jobs:
        for step in job.steps:
            if step.uses and step.is_flow:
                raise Unconvertible(step.first, "the step is written in braces")
            for line, text in [*_said_in(step), *_given_to(step)]:
                for obstacle, why in OBSTACLES.items():
                    if obstacle in text:
                        raise Unconvertible(line, why)
    tokens = {
        token
        for job in workflow.jobs
        for step in job.steps
        if step.action == SETUP_COG
        for value, _ in step.maps.get("with", {}).values()
        for token in _TOKENS.findall(value)
    }
    if len(tokens) > 1:
        line = next(one.line for one in workflow.uses("CF902"))
        raise Unconvertible(line, f"it pushes with several accounts ({', '.join(sorted(tokens))})")


def _said_in(step: Step) -> Iterator[tuple[int, str]]:
    """What a step runs and uses, by the 1-based lines of the file."""
    yield step.places.get("uses", step.first), step.action
    rows = step.script.split("\n") if step.script else []
    for row, line in enumerate(rows):
        if not line.lstrip().startswith("#"):
            yield step.script_line + row if step.is_literal else step.places["run"], line


def _given_to(step: Step) -> Iterator[tuple[int, str]]:
    """What a step gives to an action, by the 1-based lines of the file."""
    for value, line in step.maps.get("with", {}).values():
        yield line, value


def refuse_other_steps(job: Job, deployment: Deployment) -> None:
    """Leave a job whose other steps need Cog's image, or the Python that fal's would take the place of."""
    images = frozenset[str]().union(*(images_built(step.script) for step in job.steps))
    has_other = has_own = is_replaced = (
        False  # Python: another one is in use, the app's is, the app's takes its place
    )
    for step in job.steps:
        programs = frozenset(one.words[0] for one in commands(step.script))
        if step.action == SETUP_PYTHON:
            has_own = python_of(step) == deployment.python_version
            has_other, is_replaced = not has_own, False
        elif step.uses:
            _refuse_shell(step)
            if "ssh" in programs:
                raise Unconvertible(step.first, "it works on another machine")
            is_replaced, has_own = is_replaced or (has_other and not has_own), True
        elif programs & PYTHON:
            if is_replaced:
                why = f"it would run on the Python of the app, {deployment.python_version}, which the job sets up for fal"
                raise Unconvertible(step.first, why)
            has_other = has_other or not has_own
        for one in commands(step.script):
            if one.words[0] in CONTAINERS and (images & set(one.words) or _named_by_cog(one.words)):
                why = f"`{one.words[0]}` works with the image that Cog builds"
                raise Unconvertible(step.script_line + (one.line - 1 if step.is_literal else 0), why)


def _refuse_shell(step: Step) -> None:
    shell = step.scalars.get("shell")
    if shell is not None and not shell.value.startswith(("bash", "sh")):
        raise Unconvertible(step.places["shell"], f"the script is one of {shell.value}")


def _named_by_cog(words: tuple[str, ...]) -> bool:
    return any(word.startswith("cog-") for word in words)


def python_of(step: Step) -> str:
    """The version that a step sets up; empty where it says none."""
    version, _ = step.maps.get("with", {}).get("python-version", ("", 0))
    return version
