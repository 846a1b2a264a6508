"""CF601 environment-in-cog-yaml, CF602 gpu-without-machine-type, CF603 needs-container."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...conversion.environment import Environment
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import AddAttribute, AddImport, DeleteFile, Edit, WriteFile
from ...marks import mark
from ...project.project import Project
from ..rule import Group, Rule


class EnvironmentInCogYaml(Rule):
    """fal reads the environment from the app class."""

    code = "CF601"
    name = "environment-in-cog-yaml"
    summary = "the environment is described in cog.yaml; fal reads it from the app class"
    group = Group.APP

    def check_project(self, project: Project) -> Iterator[Finding]:
        """A cog.yaml with a build section, or without one."""
        if (
            project.reading is None
            or project.reading.configuration is None
            or project.configuration_path is None
        ):
            return
        line = project.reading.lines.get(("build",), 1)
        message = (
            "fal does not read cog.yaml: write requirements, machine type and Python version on the app class"
        )
        yield self.on_line(project.configuration_path, line, message)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Requirements (or an image) and the name become attributes of the class; cog.yaml goes."""
        environment = plan.environment
        yield from image(plan, environment)
        requirements = environment.requirements
        marks = marks_above(environment.open_weights)
        marks += "" if requirements or environment.in_image else requirement_marks(environment)
        name = f'{marks}app_name = "{plan.application_name}"'
        yield AddAttribute(plan.path, plan.class_name, name, 0)
        if not environment.gpu:
            yield from machine(plan)
        if requirements:
            marks = "" if environment.in_image else requirement_marks(environment)
            code = marks + list_attribute("requirements", requirements)
            yield AddAttribute(plan.path, plan.class_name, code, 2)
        project = plan.file.project
        assert project.configuration_path is not None
        yield DeleteFile(project.configuration_path)


class GpuWithoutMachineType(Rule):
    """``gpu: true`` names no machine; fal wants one."""

    code = "CF602"
    name = "gpu-without-machine-type"
    summary = "gpu: true names no machine type"
    group = Group.APP

    def check_project(self, project: Project) -> Iterator[Finding]:
        """``build.gpu: true``."""
        configuration = project.reading.configuration if project.reading else None
        if configuration is None or not configuration.build.gpu or project.configuration_path is None:
            return
        assert project.reading is not None
        line = project.reading.lines.get(("build", "gpu"), 1)
        message = "`gpu: true` names no machine: fal needs a machine_type (fal's guide takes GPU-A100)"
        yield self.on_line(project.configuration_path, line, message)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Name one on the class."""
        yield from machine(plan)


class NeedsContainer(Rule):
    """System packages and commands need an image; ``requirements`` cannot say them."""

    code = "CF603"
    name = "needs-container"
    summary = "cog.yaml installs system packages or runs commands, which need a container image on fal"
    group = Group.APP

    def check_project(self, project: Project) -> Iterator[Finding]:
        """``system_packages``, ``run`` and ``pre_install`` of the build."""
        configuration = project.reading.configuration if project.reading else None
        if configuration is None or project.configuration_path is None:
            return
        assert project.reading is not None
        for key in ("system_packages", "run", "pre_install"):
            if getattr(configuration.build, key):
                line = project.reading.lines.get(("build", key), 1)
                message = (
                    f"`{key}` cannot be said with requirements: fal builds a ContainerImage from a Dockerfile"
                )
                yield self.on_line(project.configuration_path, line, message)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Write a Dockerfile and build the image from it, whatever folder fal is started from."""
        return image(plan, plan.environment)


def image(plan: AppPlan, environment: Environment) -> Iterator[Edit]:
    """The Dockerfile and the attribute that builds the image from it; nothing where requirements are enough."""
    if not environment.in_image:
        if environment.replaced is not None:
            yield DeleteFile(environment.replaced)
        return
    folder = "/".join([".."] * plan.path.count("/"))
    path = "Path(__file__).parent" + (f' / "{folder}"' if folder else "")
    code = requirement_marks(environment) + marks_above(environment.open_image)
    code += (
        "image = ContainerImage.from_dockerfile(\n"
        f'    {path} / "{environment.dockerfile_name}",\n'
        f"    context_dir={path},\n"
    )
    if environment.dockerignore is not None:
        code += "".join(f"    {line}\n" for line in _dockerignore(environment.dockerignore))
    code += ")"
    yield AddImport(plan.path, "from pathlib import Path")
    yield AddImport(plan.path, "from fal.container import ContainerImage")
    yield AddAttribute(plan.path, plan.class_name, code, 2)
    if environment.dockerfile is not None:
        yield WriteFile(environment.dockerfile_name, environment.dockerfile)


def _dockerignore(patterns: Iterable[str]) -> list[str]:
    """The argument that says what .dockerignore says, in fal's reading of it."""
    return f"{list_attribute('dockerignore', patterns).replace(' = ', '=', 1)},".split("\n")


def marks_above(sentences: Iterable[str], code: str = "CF601") -> str:
    """Comments that say what a person has to do before the environment builds."""
    return "".join(f"{mark(code, sentence)}\n" for sentence in sentences)


def requirement_marks(environment: Environment) -> str:
    """The comments on packages, and on the secrets that stood in cog.yaml."""
    secrets = [set_secret(name) for name in environment.secrets]
    return marks_above(environment.open_requirements, "CF607") + marks_above(secrets, "CF608")


def set_secret(name: str) -> str:
    """What to do about a variable that looks like a secret."""
    return f"{name} looks like a secret: `fal secrets set {name}=...`, and take it out of the repository"


def machine(plan: AppPlan) -> Iterator[Edit]:
    """The attributes that name the machine, and the number of GPUs where it takes several."""
    choice = plan.machine
    yield AddAttribute(plan.path, plan.class_name, f'machine_type = "{choice.name}"', 1)
    if choice.num_gpus is not None:
        yield AddAttribute(plan.path, plan.class_name, f"num_gpus = {choice.num_gpus}", 1)


def list_attribute(name: str, entries: Iterable[str]) -> str:
    """A list attribute: on one line where it is short."""
    quoted = [_quoted(entry) for entry in entries]
    line = f"{name} = [{', '.join(quoted)}]"
    if len(line) + 4 <= 88:
        return line
    return f"{name} = [\n" + "".join(f"    {entry},\n" for entry in quoted) + "]"


def _quoted(text: str) -> str:
    return f'"{text}"' if '"' not in text and "\\" not in text else repr(text)
