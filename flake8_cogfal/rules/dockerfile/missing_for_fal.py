"""CF507 missing-for-fal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from ...cog.dockerfile import Purpose
from ...conversion.plan import AppPlan
from ...docker.dockerfile import Dockerfile, Instruction
from ...docker.steps import steps_of
from ...fal.image import (
    INSTALL_CURL,
    INSTALL_FAL,
    PIP_INSTALL,
    WHY_LAST,
    apt_installs,
    final_text,
    is_too_old,
    lacks_curl,
    lacks_fal,
    lacks_python,
    python_of,
    python_on_ubuntu,
)
from ...findings import Finding
from ...fixing.dockerfile_edits import AddInstructions, ReplaceInstruction, ReplaceStep
from ...fixing.edits import Edit
from ...project.dockerfiles import FoundDockerfile
from ...project.project import Project
from .dockerfile_rule import DockerfileRule, is_of_the_app


class Lack(Enum):
    """What an image lacks, in the words of the message."""

    CURL = "has no curl, with which fal fetches the app: install it with apt"
    PYTHON = "has no Python: install the version that the app is deployed with"
    OLD_PYTHON = "has a Python that fal does not run (3.10 or later)"
    FAL = "does not install fal: `RUN pip install fal`, behind all other packages"


class MissingForFal(DockerfileRule):
    """fal starts an app in an image with curl, a Python and its own package."""

    code = "CF507"
    name = "missing-for-fal"
    summary = "the image lacks what fal needs: curl, python on PATH, the fal package"

    def find(self, project: Project, found: FoundDockerfile) -> Iterator[Finding]:
        """What the last stage surely lacks; nothing is said where the base image is not known."""
        if not found.dockerfile.stages or not is_of_the_app(project, found):
            return
        line = found.dockerfile.stages[-1].instruction.line
        for lack in _lacks(found):
            yield self.of_line(found, line, f"the image {lack.value}", lack)

    def edits(self, found: FoundDockerfile, what: object, plan: AppPlan) -> Iterator[Edit]:
        """Add it where the image's layers change least."""
        if what is Lack.CURL:
            yield _with_curl(found)
        elif what is Lack.PYTHON:
            text = python_on_ubuntu(plan.python_version)
            yield AddInstructions(found.path, _first_line(found.dockerfile), text, 1, literal=found.place)
        elif what is Lack.OLD_PYTHON:
            yield from _with_python(found, plan.python_version)
        else:
            yield _with_fal(found)


def _lacks(found: FoundDockerfile) -> Iterator[Lack]:
    dockerfile = found.dockerfile
    text = final_text(dockerfile, _going(found))
    if lacks_curl(dockerfile, text):
        yield Lack.CURL
    version = python_of(dockerfile)
    if version is not None and is_too_old(version):
        yield Lack.OLD_PYTHON
    elif lacks_python(dockerfile, text):
        yield Lack.PYTHON
    if lacks_fal(dockerfile, text):
        yield Lack.FAL


def _going(found: FoundDockerfile) -> frozenset[Instruction]:
    """Instructions that are Cog's alone: what they bring goes with them."""
    return frozenset(part.instruction for part in found.parts if part.step is None)


def _with_curl(found: FoundDockerfile) -> Edit:
    dockerfile = found.dockerfile
    touched = {part.instruction for part in found.parts}
    for one in apt_installs(dockerfile):
        if one.instruction not in touched:
            line = one.instruction.line
            return ReplaceStep(found.path, line, one.index, one.with_package("curl"), literal=found.place)
    return AddInstructions(found.path, _first_line(dockerfile), INSTALL_CURL, literal=found.place)


def _first_line(dockerfile: Dockerfile) -> int:
    """The line before which something is added that all that follows can use: behind the first ENV and ARG."""
    previous = dockerfile.stages[-1].instruction
    for one in dockerfile.final:
        if one.keyword not in ("ENV", "ARG", "SHELL", "USER"):
            break
        previous = one
    return previous.end_line + 1


def _with_fal(found: FoundDockerfile) -> Edit:
    """fal's package behind the last command, as the other packages are installed."""
    dockerfile = found.dockerfile
    going = _going(found)
    emptied = {one for one in dockerfile.final if _goes_with_its_steps(found, one)}
    runs = [one for one in dockerfile.final if one.keyword == "RUN" and one not in going | emptied]
    line = runs[-1].end_line + 1 if runs else _first_line(dockerfile)
    command = INSTALL_FAL
    for one in dockerfile.final:
        for step in steps_of(one):
            match = re.match(
                r"uv pip install((?:\s+--(?:system|break-system-packages|no-cache))*)\s", step.command
            )
            if match:
                command = f"uv pip install{match[1]} fal"
    following = dockerfile.lines[line - 1] if line <= len(dockerfile.lines) else "end"
    before = "\n" if not following.strip() and runs else ""
    text = f"{before}{WHY_LAST}\nRUN {command}"
    return AddInstructions(found.path, line, text, 9, literal=found.place)


def _goes_with_its_steps(found: FoundDockerfile, instruction: Instruction) -> bool:
    parts = [part for part in found.parts if part.instruction == instruction and part.step is not None]
    gone = [part for part in parts if not part.rest and part.purpose is not Purpose.REQUIREMENTS]
    return bool(gone) and len(gone) == len(steps_of(instruction))


def _with_python(found: FoundDockerfile, version: str) -> Iterator[Edit]:
    """The newer version wherever the old one is installed, or its folder named."""
    dockerfile = found.dockerfile
    old = re.escape(python_of(dockerfile) or "")
    places = re.compile(
        rf"(python:|python|pyenv install(?:-latest)?(?: --print)? \"?|uv python (?:install|find) |UV_PYTHON=|=)"
        rf"{old}(?:\.\d+)?(?![\d])"
    )
    for one in dockerfile.instructions:
        if one in _going(found) or (one.keyword in ("ENV", "ARG") and "PYTHON" not in one.text.upper()):
            continue
        text = places.sub(rf"\g<1>{version}", one.text)
        if text != one.text and not PIP_INSTALL.search(one.text.split("\n")[0]):
            yield ReplaceInstruction(found.path, one.line, text, literal=found.place)
