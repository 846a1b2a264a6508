"""CF505 cog-base-image."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...cog.dockerfile import REGISTRY, Part, Purpose, copies_from, is_replicates_layout, unused_stages
from ...conversion.plan import AppPlan
from ...conversion.relied import packages_of_commands, relied_on
from ...docker.dockerfile import Dockerfile, Instruction, Stage
from ...docker.steps import steps_of
from ...fal.cuda import devel_image
from ...fal.image import SLIM, apt_install, python_on_ubuntu
from ...findings import Finding
from ...fixing.dockerfile_edits import DropInstruction, ReplaceInstruction
from ...fixing.edits import Edit
from ...project.dockerfiles import FoundDockerfile
from ...project.existing_image import COG_BASE, packages_installed
from ...project.project import Project
from .dockerfile_rule import DockerfileRule, is_edited, is_of_the_app


class CogBaseImage(DockerfileRule):
    """fal builds images without Replicate's registry at hand."""

    code = "CF505"
    name = "cog-base-image"
    summary = "the Dockerfile starts from, or copies from, an image of Replicate's registry"
    purpose = Purpose.BASE

    def find(self, project: Project, found: FoundDockerfile) -> Iterator[Finding]:
        """``FROM r8.im/...``: what cannot be replaced is for a person."""
        replaced = is_of_the_app(project, found) and not is_edited(project, found)
        for part in found.parts:
            if part.purpose is Purpose.BASE:
                why_not = "" if replaced else _why_not(project, found, part)
                message = f"`{part.written}` {why_not or 'is of Replicate: take a public image'}"
                yield self.of_part(project, found, part, message, manual=bool(why_not))

    def edits(self, found: FoundDockerfile, what: object, plan: AppPlan) -> Iterator[Edit]:
        """A public image with the same Python and CUDA, and what Cog's brought and the app uses."""
        assert isinstance(what, Part)
        stage = _stage(found.dockerfile, what.instruction)
        if stage is None:
            return
        if COG_BASE.fullmatch(found.dockerfile.expanded(stage.image)):
            yield from _public_base(found, stage, plan)
        else:
            yield from _without_stage(found, stage)


def _why_not(project: Project, found: FoundDockerfile, part: Part) -> str:
    """What a person has to do; empty where the fix does it."""
    dockerfile = found.dockerfile
    stage = _stage(dockerfile, part.instruction)
    if stage is None or is_replicates_layout(dockerfile):
        return "needs layers that only Replicate has: write a Dockerfile from a public image"
    match = COG_BASE.fullmatch(dockerfile.expanded(stage.image))
    if match:
        has_image = not match["cuda"] or devel_image(match["cuda"]) is not None
        return "" if has_image else f"has CUDA {match['cuda']}: take a public image of NVIDIA's with it"
    if stage in unused_stages(dockerfile):
        return ""
    copied = copies_from(dockerfile, stage)
    if copied and stage.name and all(_path_in_project(project, one) for one in copied):
        return ""
    if stage.image.startswith(REGISTRY) and copied:
        return (
            "holds files that this image copies: download them to /data in setup(), "
            "or give fal access with `registries`"
        )
    return "is of Replicate's registry: start from a public image, or give fal access with `registries`"


def _stage(dockerfile: Dockerfile, instruction: Instruction) -> Stage | None:
    return next((one for one in dockerfile.stages if one.instruction == instruction), None)


def _path_in_project(project: Project, instruction: Instruction) -> str | None:
    """What a ``COPY --from=weights /src/x /src/x`` copies, where the project holds it; relative to the project."""
    if instruction.keyword != "COPY" or len(instruction.words) != 2:
        return None
    source = instruction.words[0]
    path = source.removeprefix("/src/").rstrip("/")
    is_there = project.tree.exists(path) or project.tree.holds_files(path)
    return path if source.startswith("/src/") and path and is_there else None


def _without_stage(found: FoundDockerfile, stage: Stage) -> Iterator[Edit]:
    """Drop a stage of weights; what was copied from it comes from the project."""
    yield DropInstruction(found.path, stage.instruction.line, literal=found.place)
    for one in copies_from(found.dockerfile, stage):
        source, target = one.words
        text = f"COPY {source.removeprefix('/src/').rstrip('/')} {target}"
        yield ReplaceInstruction(found.path, one.line, text, literal=found.place)


def _public_base(found: FoundDockerfile, stage: Stage, plan: AppPlan) -> Iterator[Edit]:
    dockerfile = found.dockerfile
    match = COG_BASE.fullmatch(dockerfile.expanded(stage.image))
    assert match is not None
    one = stage.instruction
    version = plan.python_version if plan.file.project.reading is not None else match["python"]
    cuda = devel_image(match["cuda"]) if match["cuda"] else None
    image = cuda or SLIM.format(version=version)
    text = one.text.replace(stage.image, image, 1)
    needed = packages_of_commands(_commands(dockerfile, one.stage))
    needed += [name for names in relied_on(plan.file).values() for name in names]
    if cuda:
        needed.append("build-essential")
    blocks = [text, "ENV DEBIAN_FRONTEND=noninteractive", apt_install(["curl", *needed])]
    if cuda:
        blocks.append(python_on_ubuntu(version))
    torch = match["torch"]
    installed = packages_installed(dockerfile)
    inlined = any(part.purpose is Purpose.REQUIREMENTS for part in found.parts)
    if torch and not inlined and not any(re.match(r"torch\b", word) for word in installed):
        blocks.append(f"RUN pip install --no-cache-dir torch=={torch}")
    yield ReplaceInstruction(found.path, one.line, "\n".join(blocks), literal=found.place)


def _commands(dockerfile: Dockerfile, stage: int) -> list[str]:
    return [step.command for one in dockerfile.instructions if one.stage == stage for step in steps_of(one)]
