"""The Dockerfile that a Cog project brings along: whether the app's image is built from it, and what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..cog.dockerfile import PIP_INSTALL, REGISTRY, Purpose, is_replicates_layout
from ..docker.dockerfile import Dockerfile
from ..docker.patterns import matches
from ..docker.steps import steps_of
from ..fal.image import final_text, python_of
from .dockerfiles import FoundDockerfile

if TYPE_CHECKING:
    from .project import Project

COG_BASE = re.compile(
    r"r8\.im/cog-base:(?:cuda(?P<cuda>[\d.]+)-)?python(?P<python>\d+\.\d+)(?:-torch(?P<torch>[\d.]+))?"
)


_OF_A_SERVER = frozenset({Purpose.SDK, Purpose.SERVER, Purpose.BASE, Purpose.REQUIREMENTS})


@dataclass(frozen=True)
class ExistingImage:
    """What becomes of the Dockerfile in the project's folder that describes Cog's image.

    ``is_used``: the app's image is built from it, edited. ``is_replaced``: a new one takes its place. Else it stays as it
    is. ``reason`` says why, for the report.
    """

    found: FoundDockerfile
    is_used: bool
    is_replaced: bool
    reason: str


def existing_image(project: Project) -> ExistingImage | None:
    """The decision for a project that has a cog.yaml; None where there is no such Dockerfile, or several."""
    if project.configuration_path is None or project.is_on_fal:
        return None
    candidates = [one for one in project.dockerfiles if "/" not in one.path and _is_of_a_server(one)]
    found = next((one for one in candidates if one.path == "Dockerfile"), None)
    if found is None and len(candidates) == 1:
        found = candidates[0]
    if found is None:
        return None
    if is_replicates_layout(found.dockerfile):
        own = list(_own_instructions(project, found))
        reason = "it is made of layers that only Replicate has, so cog.yaml decides"
        if own:
            reason += f" (line {own[0]} is not Cog's: carry it over)"
        return ExistingImage(found, False, not own, reason)
    objection = next(_objections(project, found.dockerfile), None)
    if objection is not None:
        return ExistingImage(found, False, False, f"cog.yaml decides: {objection}")
    own = list(_own_instructions(project, found))
    reason = (
        f"it says more than cog.yaml (line {own[0]})"
        if own
        else "it says what cog.yaml says, as Cog wrote it"
    )
    return ExistingImage(found, True, False, reason)


def _is_of_a_server(found: FoundDockerfile) -> bool:
    """Whether a Dockerfile is of the image that answers requests, not of one with weights only."""
    stages = found.dockerfile.stages
    purposes = {part.purpose for part in found.parts}
    return bool(stages) and stages[-1].image != "scratch" and bool(purposes & _OF_A_SERVER)


def _objections(project: Project, dockerfile: Dockerfile) -> Iterator[str]:
    """Why an image from the Dockerfile would not be the one that cog.yaml describes."""
    base = dockerfile.base_of(dockerfile.stages[-1])
    if base.startswith(REGISTRY) and not COG_BASE.fullmatch(base):
        yield f"it starts from {base}, which fal cannot read without Replicate's registry"
    configuration = project.reading.configuration if project.reading else None
    if configuration is None:
        return
    build = configuration.build
    version, written = python_of(dockerfile), build.python_version
    if version and written and ".".join(written.split(".")[:2]) != version:
        yield f"it has Python {version}, cog.yaml says {written}"
    text = _squeezed(final_text(dockerfile) + "\n" + "\n".join(one.text for one in dockerfile.instructions))
    if not base.startswith(REGISTRY):
        for name in build.system_packages:
            if not re.search(rf"(?<![\w.+-]){re.escape(name.strip())}(?![\w+-])", text):
                yield f"it does not install {name}"
    for command in _commands(project):
        first = _squeezed(command.strip().split("\n")[0])
        if first and first not in text:
            yield f"it does not run `{first[:50]}`"


def _squeezed(text: str) -> str:
    return " ".join(re.sub(r"\\[ \t]*\n", " ", text).replace("\\\n", " ").split())


_COGS_OWN = re.compile(
    r"ENV (?:DEBIAN_FRONTEND|PYTHONUNBUFFERED|LD_LIBRARY_PATH|NVIDIA_DRIVER_CAPABILITIES|PATH|UV_\w+|CFLAGS|R8_\w+|"
    r"COG_\w+|VERBOSE|PYTHONPATH)\b.*|WORKDIR /(?:src|code)|EXPOSE 5000|FROM .*|CMD .*|ENTRYPOINT .*"
    r"|RUN (?:--mount=\S+ )*(?:apt-get update.*|rm -rf /usr/bin/python3.*|cp -rf /dep/.*|curl \S*pyenv.*|uv python .*"
    r"|curl -s -S -L \S*pyenv-installer.*|ln -s\w* \S* \S*|rm -f /etc/apt/sources.*|### -->.*)"
    r"|COPY (?:--link )?--from=\S+ .*|COPY --link .*|ARG COG_\w+.*",
    re.DOTALL,
)


def _own_instructions(project: Project, found: FoundDockerfile) -> Iterator[int]:
    """Lines of instructions that Cog's generator does not write, not even for this cog.yaml."""
    whole = {part.instruction for part in found.parts}
    commands = {_squeezed(command) for command in _commands(project)}
    for one in found.dockerfile.instructions:
        line = _squeezed(one.text)
        if one not in whole and not _COGS_OWN.fullmatch(line) and line.removeprefix("RUN ") not in commands:
            yield one.line


def _commands(project: Project) -> list[str]:
    """The build commands of cog.yaml."""
    configuration = project.reading.configuration if project.reading else None
    build = configuration.build if configuration else None
    return [*(one.command for one in build.run), *build.pre_install] if build else []


def packages_installed(dockerfile: Dockerfile) -> tuple[str, ...]:
    """What the Dockerfile's own ``pip install`` commands name: packages, and files of requirements."""
    found: list[str] = []
    for one in dockerfile.instructions:
        for step in steps_of(one):
            if PIP_INSTALL.fullmatch(step.command):
                words = step.words
                found += words[words.index("install") + 1 :] if "install" in words else ()
    return tuple(found)


def not_installed(dockerfile: Dockerfile, packages: Sequence[str]) -> tuple[str, ...]:
    """Those of the ``packages`` that the Dockerfile does not name; none where it installs a file of its own."""
    words = packages_installed(dockerfile)
    if any(word.endswith((".txt", ".toml", ".lock")) or word in (".", "-e") for word in words):
        return ()
    names = {_name(word) for word in words}
    return tuple(one for one in packages if _name(one) not in names)


def _name(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9][\w.-]*(?![\w.-]*[:/+])", requirement)
    return re.sub(r"[-_.]+", "-", match[0]).lower() if match else requirement


def left_out(found: FoundDockerfile, entries: Sequence[str]) -> tuple[str, ...]:
    """Files and folders that the app needs and no COPY of the Dockerfile's last stage names, but for one of everything."""
    whole = {part.instruction for part in found.parts if part.purpose is Purpose.SOURCE}
    sources = [
        source.removeprefix("./").removeprefix("/src/").rstrip("/")
        for one in found.dockerfile.final
        if one.keyword in ("COPY", "ADD") and one not in whole
        for source in one.words[:-1]
        if "--from" not in one.flags or source.startswith("/src/")
    ]
    if any(source in (".", "") for source in sources):
        return ()
    return tuple(
        entry
        for entry in entries
        if not any(
            entry == source or entry.startswith(f"{source}/") or matches(source, entry) for source in sources
        )
    )


def copied(found: FoundDockerfile) -> tuple[str, ...]:
    """Files and folders of the project, relative to it, that the Dockerfile copies by their names."""
    going = {part.instruction for part in found.parts}
    return tuple(
        source.removeprefix("./").strip("/")
        for one in found.dockerfile.instructions
        if one.keyword == "COPY" and one not in going and "--from" not in one.flags and one.heredoc is None
        for source in one.words[:-1]
        if not re.search(r"[*?\[$<]", source) and source.strip("./")
    )
