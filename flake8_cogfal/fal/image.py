"""What fal needs in an image: curl, a Python that it runs, and its own package (docs: "Use a custom container image")."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..cog.dockerfile import COG_MARK
from ..docker.dockerfile import Dockerfile, Instruction
from ..docker.steps import Step, steps_of

SLIM = "python:{version}-slim-bookworm"
WHY_LAST = "# fal talks to the app through its own package, which pins some others: it comes last."
INSTALL_FAL = "python -m pip install --no-cache-dir fal"
INSTALL_CURL = (
    "RUN apt-get update && apt-get install -y --no-install-recommends \\\n"
    "    curl \\\n"
    "    && rm -rf /var/lib/apt/lists/*"
)
LOWEST_PYTHON = (3, 10)

# Images that are known to come without curl, or without Python; nothing is said about others.
_WITHOUT_CURL = re.compile(
    r"(?:docker\.io/)?(?:library/)?(?:python:\S*slim\S*|ubuntu(?::\S+)?|debian(?::\S+)?|nvidia/cuda:\S+)"
)
_WITHOUT_PYTHON = re.compile(
    r"(?:docker\.io/)?(?:library/)?(?:ubuntu(?::\S+)?|debian(?::\S+)?|nvidia/cuda:\S+)"
)
_PLAIN = re.compile(
    r"(?:docker\.io/)?(?:library/)?(?:python(?::\S+)?|ubuntu(?::\S+)?|debian(?::\S+)?|nvidia/cuda:\S+)"
)
_BRINGS_PYTHON = re.compile(
    r"\bpython3?(?:\.\d+)?(?=[\s;&\\]|$)|\bpython3?[.-]|pyenv|conda|mamba\b|\buv\s+(?:python|venv)\b|deadsnakes"
)
APT_INSTALL = re.compile(r"(?:sudo\s+)?apt(?:-get)?\s+(?:-\S+\s+)*install\b(?P<arguments>.*)", re.DOTALL)
PIP_INSTALL = re.compile(r"\bpip[\d.]*\s+install\b|\buv\s+pip\s+install\b|\bpoetry\s+install\b|\buv\s+sync\b")
_FAL = re.compile(r"(?<![\w./-])fal(?:\[[\w,]+\])?(?=[=<>~!\s\"']|$)")

_PYTHON_IMAGE = re.compile(r"(?:docker\.io/)?(?:library/)?python:(\d+\.\d+)")
_PYTHON_BY_PYENV = re.compile(r"pyenv\s+install(?:-latest)?\s+(?:-\S+\s+)*\"?(\d+\.\d+)")
_PYTHON_BY_UV = re.compile(
    r"uv\s+python\s+install\s+(\d+\.\d+)|uv\s+venv\s(?:.*\s)?(?:--python|-p)[\s=](\d+\.\d+)"
)
_COG_BASE = re.compile(r"r8\.im/cog-base:\S*python(\d+\.\d+)")


@dataclass(frozen=True)
class AptInstall:
    """A command of the image that installs with apt: where its first package stands in the instruction's text."""

    instruction: Instruction
    index: int
    step: Step

    def with_package(self, name: str) -> str:
        """The command with one more package before its first, written as that is."""
        written = self.instruction.text[self.step.start : self.step.end]
        match = re.match(r"(?:sudo\s+)?apt(?:-get)?\s+(?:-\S+\s+)*install(?:[\s\\]+-\S+)*", written)
        assert match is not None
        gap = re.match(r"(?:\s|\\[ \t]*\n)+", written[match.end() :])
        between = gap[0] if gap else " "
        return f"{written[: match.end()]}{between}{name}{written[match.end() :]}"


def apt_installs(dockerfile: Dockerfile) -> tuple[AptInstall, ...]:
    """The commands of the last stage that install with apt, in order."""
    found = []
    for one in dockerfile.final:
        for index, step in enumerate(steps_of(one)):
            match = APT_INSTALL.fullmatch(step.command)
            if match and any(not word.startswith("-") for word in match["arguments"].split()):
                found.append(AptInstall(one, index, step))
    return tuple(found)


def final_text(dockerfile: Dockerfile, without: Collection[Instruction] = ()) -> str:
    """What the instructions of the last stage, and of stages that it starts from, say."""
    stages = {len(dockerfile.stages) - 1}
    names = {stage.name.lower(): number for number, stage in enumerate(dockerfile.stages) if stage.name}
    number = len(dockerfile.stages) - 1
    while number >= 0:
        earlier = names.get(dockerfile.stages[number].image.lower())
        if earlier is None or earlier in stages:
            break
        stages.add(earlier)
        number = earlier
    kept = (one for one in dockerfile.instructions if one.stage in stages and one not in without)
    return "\n".join(" ".join(re.sub(r"\\[ \t]*\n", " ", one.text).split()) for one in kept)


def lacks_curl(dockerfile: Dockerfile, text: str) -> bool:
    """Whether an image surely has no curl; ``text`` is that of its instructions."""
    base = dockerfile.base_of(dockerfile.stages[-1])
    installs = re.search(r"\binstall\b(?:(?!&&|;)[^\n])*\s(?:curl|libcurl\S*\scurl)(?=[\s=;&]|$)", text)
    return bool(_WITHOUT_CURL.fullmatch(base)) and not installs


def lacks_python(dockerfile: Dockerfile, text: str) -> bool:
    """Whether an image surely has no Python."""
    base = dockerfile.base_of(dockerfile.stages[-1])
    return bool(_WITHOUT_PYTHON.fullmatch(base)) and not _BRINGS_PYTHON.search(text)


def lacks_fal(dockerfile: Dockerfile, text: str) -> bool:
    """Whether an image surely has neither fal's package nor the three that its runner needs."""
    base = dockerfile.base_of(dockerfile.stages[-1])
    if not (_PLAIN.fullmatch(base) or COG_MARK.search(dockerfile.text)):
        return False
    installs = "\n".join(line for line in text.split("\n") if PIP_INSTALL.search(line))
    return not _FAL.search(installs) and not all(
        name in installs for name in ("boto3", "protobuf", "pydantic")
    )


def python_of(dockerfile: Dockerfile) -> str | None:
    """The minor version of the image's Python, such as ``3.8``; None where it cannot be told."""
    base = dockerfile.base_of(dockerfile.stages[-1])
    text = dockerfile.expanded(final_text(dockerfile))
    for pattern in (_PYTHON_BY_PYENV, _PYTHON_BY_UV):
        match = pattern.search(text)
        if match:
            return match[1] or match[2]
    match = _PYTHON_IMAGE.match(base) or _COG_BASE.match(base)
    return match[1] if match else None


def is_too_old(version: str) -> bool:
    """Whether fal runs no Python of a minor version."""
    major, minor = version.split(".")
    return (int(major), int(minor)) < LOWEST_PYTHON


def python_on_ubuntu(version: str) -> str:
    """Instructions that bring a Python with pip into an image without one, first on PATH.

    A virtual environment: pip refuses to install into a Python that uv manages.
    """
    return (
        "COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /usr/local/bin/\n"
        "ENV UV_PYTHON_INSTALL_DIR=/opt/python\n"
        f"RUN uv venv --seed --python {version} /opt/venv\n"
        "ENV PATH=/opt/venv/bin:$PATH"
    )


def apt_install(packages: Sequence[str]) -> str:
    """The instruction that installs packages, each once."""
    lines = "".join(f" \\\n    {one}" for one in dict.fromkeys(packages))
    return f"RUN apt-get update && apt-get install -y{lines} \\\n    && rm -rf /var/lib/apt/lists/*"
