"""What Cog writes into a Dockerfile, in every era: which instructions and commands are Cog's, and what they are for.

The shapes are those of Cog's generator, ``cog debug`` of 0.0.2 to 0.22 (pkg/dockerfile, pkg/docker/generate.go), and of
people who edited them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ..docker.dockerfile import Dockerfile, Instruction, Stage
from ..docker.steps import steps_of

REGISTRY = "r8.im/"
WORK_FOLDERS = ("/src", "/code")  # /code until 0.0.4
COG_MARK = re.compile(
    r"cog\.server\.http|cog-http-server|r8\.im/|/usr/local/lib/cog\b|\bcog(?:let)?-\S*\.whl|\.cog/|\bcog_build\b"
    r"|github\.com/replicate/cog\b|\bpip3?\s(?:[^&;|\n]|\\\n)*\bcog(?:let)?\b|\bCOG_\w+|\bR8_\w+|run\.cog\.|org\.cogmodel"
    r"|etc/ld\.so\.conf\.d/cog\.conf"
)
"""Without one of these a Dockerfile has nothing of Cog's: it need not be read any further."""


class Purpose(Enum):
    """What a part of a Dockerfile is there for."""

    SDK = "sdk"
    """Cog's own package."""
    SOURCE = "source"
    """The whole project, copied into the image."""
    PORT = "port"
    SERVER = "server"
    """Cog's HTTP server, and the init process around it."""
    BASE = "base"
    """An image of Replicate's registry, and what is copied from one."""
    REQUIREMENTS = "requirements"
    """The packages of cog.yaml, in a file that Cog writes for one build."""
    TRACE = "trace"
    """What only Cog reads, or sets up for itself."""


@dataclass(frozen=True)
class Part:
    """A part of a Dockerfile that is Cog's: an instruction, or one command of a RUN.

    ``rest`` is what should stand in its place: empty where nothing should.
    """

    purpose: Purpose
    instruction: Instruction
    step: int | None = None
    rest: str = ""

    @property
    def written(self) -> str:
        """The part on one line, shortened for a message."""
        one = self.instruction
        steps = steps_of(one) if self.step is not None else ()
        text = " ".join((steps[self.step or 0].command if steps else one.text).split())
        text = re.sub(r"\s*\\\s", " ", text)
        return text if len(text) <= 60 else f"{text[:57]}..."


def carries_cog(dockerfile: Dockerfile) -> bool:
    """Whether a Dockerfile builds on Cog: installs it, starts its server, or begins with its images."""
    if not COG_MARK.search(dockerfile.text):
        return False
    return any(one.purpose not in (Purpose.SOURCE, Purpose.PORT) for one in _certain(dockerfile))


def cog_parts(dockerfile: Dockerfile) -> tuple[Part, ...]:
    """Everything of Cog's in a Dockerfile that carries it, in order; nothing in any other."""
    return tuple(_parts(dockerfile)) if carries_cog(dockerfile) else ()


def is_replicates_layout(dockerfile: Dockerfile) -> bool:
    """Whether an image is made of what only Replicate's registry holds, line by line (``build.fast``, 0.13.7 to 0.16)."""
    return any("monobase" in stage.image for stage in dockerfile.stages)


def unused_stages(dockerfile: Dockerfile) -> tuple[Stage, ...]:
    """Named stages of Replicate's registry that nothing is copied from: Cog always wrote one for weights."""
    return tuple(
        stage
        for stage in dockerfile.stages[:-1]
        if stage.image.startswith(REGISTRY) and stage.name and not copies_from(dockerfile, stage)
    )


def copies_from(dockerfile: Dockerfile, stage: Stage) -> tuple[Instruction, ...]:
    """The instructions that take something from a stage."""
    mark = re.compile(rf"\bfrom={re.escape(stage.name)}(?=[\s,]|$)", re.IGNORECASE)
    users = [one for one in dockerfile.instructions if one.keyword != "FROM" and mark.search(one.flags)]
    based = [
        one.instruction
        for one in dockerfile.stages
        if one is not stage and one.image.lower() == stage.name.lower()
    ]
    return (*users, *based)


_CERTAIN_TRACES = re.compile(
    r"(?:COG|R8)_\w+|/usr/local/lib/cog|run\.cog\.|org\.cogmodel|cog\.conf|cog\.yaml"
)


def _certain(dockerfile: Dockerfile) -> Iterator[Part]:
    """Parts that nobody but Cog writes: an init process and compiler flags are not among them."""
    for part in _parts(dockerfile):
        text = part.instruction.text
        if part.purpose is Purpose.SERVER and not _SERVER.search(text):
            continue
        if part.purpose is Purpose.TRACE and not _CERTAIN_TRACES.search(text):
            continue
        yield part


def _parts(dockerfile: Dockerfile) -> Iterator[Part]:
    generated = _generated_files(dockerfile)
    for one in dockerfile.instructions:
        if one.keyword == "RUN":
            yield from _parts_of_run(one, generated)
        elif one.keyword in _READERS:
            yield from _READERS[one.keyword](one)


def _generated_files(dockerfile: Dockerfile) -> frozenset[str]:
    """Paths in the image of the requirements files that Cog made for the build."""
    return frozenset(
        one.words[-1]
        for one in dockerfile.instructions
        if one.keyword == "COPY" and _is_generated_copy(one) and "requirements" in one.value
    )


# -- instructions -------------------------------------------------------------------------------------

_SERVER = re.compile(r":5000/health-check|cog\.server\.http|cog-http-server|/opt/r8/monobase")
_INIT = re.compile(r"/(?:usr/)?s?bin/tini\b")
_SDK_FILE = re.compile(r"(?:^|/)cog(?:let)?-[^/\s]*\.(?:whl|tar\.gz)$")
_WHOLE_TARGETS = frozenset({*WORK_FOLDERS, "."})
_OWN_VARIABLE = re.compile(r"COG_(?!WEIGHTS$)\w+|R8_\w+")
_COMPILER_FLAGS = '"-O3 -funroll-loops -fno-strict-aliasing -flto -S"'


def _is_generated_copy(one: Instruction) -> bool:
    return "--from=cog_build" in one.flags or any(
        word.startswith((".cog/", "./.cog/")) for word in one.words[:-1]
    )


def _copy(one: Instruction) -> Iterator[Part]:
    words = one.words
    if len(words) < 2:
        return
    sources, target = words[:-1], words[-1]
    if any(_SDK_FILE.search(source) for source in sources) or target.startswith("/usr/local/lib/cog/"):
        yield Part(Purpose.SDK, one)
    elif _is_generated_copy(one):
        yield Part(Purpose.REQUIREMENTS, one)
    elif "cog.yaml" in sources and one.text.count("\n") == 0:
        left = " ".join(part for part in one.text.split(" ") if part != "cog.yaml")
        yield Part(Purpose.TRACE, one, rest=left if len(sources) > 1 else "")
    elif sources in ((".",), ("./",)) and "--from" not in one.flags and target.rstrip("/") in _WHOLE_TARGETS:
        yield Part(Purpose.SOURCE, one)


def _expose(one: Instruction) -> Iterator[Part]:
    if one.words in (("5000",), ("5000/tcp",)):
        yield Part(Purpose.PORT, one)


def _command(one: Instruction) -> Iterator[Part]:
    if _SERVER.search(one.value) or (one.keyword == "ENTRYPOINT" and _INIT.search(one.value)):
        yield Part(Purpose.SERVER, one)


def _health_check(one: Instruction) -> Iterator[Part]:
    if re.search(r":5000/health-check", one.value):
        yield Part(Purpose.SERVER, one)


def _from(one: Instruction) -> Iterator[Part]:
    if one.words and one.words[0].startswith(REGISTRY):
        yield Part(Purpose.BASE, one)


def _variables(one: Instruction) -> Iterator[Part]:
    kept = [(name, value) for name, value in one.variables if not _is_cogs(one.keyword, name, value)]
    if len(kept) < len(one.variables):
        rest = " ".join(f"{name}={value}" for name, value in kept)
        yield Part(Purpose.TRACE, one, rest=f"{one.keyword} {rest}" if rest else "")


def _is_cogs(keyword: str, name: str, value: str) -> bool:
    if keyword == "LABEL":
        return name.startswith(("run.cog.", "org.cogmodel."))
    if name == "CFLAGS":
        return value in (_COMPILER_FLAGS, "")
    return bool(_OWN_VARIABLE.fullmatch(name)) or (name == "PYTHONPATH" and value == "/usr/local/lib/cog")


_READERS = {
    "ADD": _copy,
    "CMD": _command,
    "COPY": _copy,
    "ENTRYPOINT": _command,
    "ENV": _variables,
    "EXPOSE": _expose,
    "FROM": _from,
    "HEALTHCHECK": _health_check,
    "LABEL": _variables,
}

# -- commands -----------------------------------------------------------------------------------------

PIP_INSTALL = re.compile(
    r"((?:uv\s+run\s+)?(?:python[\d.]*\s+-m\s+)?pip[\d.]*\s+install|uv\s+pip\s+install)\s+(.+)", re.DOTALL
)
_UNINSTALLS_SDK = re.compile(r"(?:uv\s+)?pip3?\s+uninstall\s+(?:-\S+\s+)*cog\b.*", re.DOTALL)
_SDK = re.compile(
    r"(?:cog|coglet)(?:\[[\w,-]*\])?(?:\s*(?:[=<>~!]=?|@).*)?"
    r"|(?:\S*/)?cog(?:let)?-\d[^/]*\.(?:whl|tar\.gz)|(?:git\+)?https://github\.com/replicate/cog(?:\.git|let)?(?:[@#/].*)?"
)
_FIRST_SDK = frozenset({"flask==2.0.1", "requests==2.25.1", "redis==3.5.3"})  # until 0.0.4
_SDK_COMPANION = "pydantic>=1.9,<3"
_OPTION_WITH_VALUE = re.compile(
    r"-[trcif]|--(?:target|requirement|constraint|index-url|extra-index-url|find-links|cache-dir|prefix|python)"
)
_TRACES = re.compile(
    r"mkdir\s+-p\s+/usr/local/lib/cog|cp\s+/src/\S+\s+/src/cog\.yaml|ldconfig"
    r"|find\s+/\s.*(?:ld\.so\.conf\.d/cog\.conf|-exec\s+strip\s|\*\.py\[co\]).*"
    r"|find\s+/\s.*-exec\s+.*compileall.*|###\s+-->\s+(?:Installing Cog|Copying code).*",
    re.DOTALL,
)
_SERVER_STEP = re.compile(r"(?:echo|printf|chmod)\s.*/usr/bin/cog-[\w-]+", re.DOTALL)


def _parts_of_run(one: Instruction, generated: frozenset[str]) -> Iterator[Part]:
    if "github.com/krallin/tini" in one.text and "/sbin/tini" in one.text:
        yield from _init_process(one)
        return
    if "/opt/r8/monobase/" in one.text:
        yield Part(Purpose.BASE, one)
        return
    ldconfig = "cog.conf" in one.text
    for index, step in enumerate(steps_of(one)):
        command = step.command
        match = PIP_INSTALL.fullmatch(command)
        if match and f" {command} ".find(" -r ") >= 0 and _installs_file(command, generated):
            yield Part(Purpose.REQUIREMENTS, one, index)
        elif match:
            rest = _without_sdk(step.words, one.text[step.start : step.end])
            if rest is not None:
                yield Part(Purpose.SDK, one, index, rest)
        elif _UNINSTALLS_SDK.fullmatch(command):
            yield Part(Purpose.SDK, one, index)
        elif _TRACES.fullmatch(command) and (command != "ldconfig" or ldconfig):
            yield Part(Purpose.TRACE, one, index)
        elif _SERVER_STEP.fullmatch(command):
            yield Part(Purpose.SERVER, one, index)


def _init_process(one: Instruction) -> Iterator[Part]:
    """Cog's block for tini; commands of one's own in the same RUN stay."""
    own = re.compile(
        r"set -eux|apt-get update.*|apt-get install\s(?:-\S+\s)*curl|rm -rf /var/lib/apt/lists/\*|TINI_\w+=.*"
        r"|(?:curl|wget)\s.*tini.*|chmod \+x \S*tini",
        re.DOTALL,
    )
    steps = steps_of(one)
    foreign = [step for step in steps if not own.fullmatch(step.command)]
    if not foreign:
        yield Part(Purpose.SERVER, one)
        return
    tini = re.compile(r"TINI_\w+=.*|(?:curl|wget)\s.*tini.*|chmod \+x \S*tini", re.DOTALL)
    for index, step in enumerate(steps):
        if tini.fullmatch(step.command):
            yield Part(Purpose.SERVER, one, index)


def _installs_file(command: str, generated: frozenset[str]) -> bool:
    return any(re.search(rf"\s-r\s+{re.escape(path)}(?=\s|$)", command) for path in generated)


def _without_sdk(words: tuple[str, ...], written: str) -> str | None:
    """A ``pip install`` without Cog's package, laid out as it is ``written``; empty where that was all, None where it
    does not install it.
    """
    start = words.index("install") + 1 if "install" in words else len(words)
    packages = list(_packages(words[start:]))
    sdk = {word for word in packages if _SDK.fullmatch(word)}
    if set(packages) == _FIRST_SDK:
        return ""
    if not sdk:
        return None
    others = [word for word in packages if word not in sdk and word != _SDK_COMPANION]
    options = [word for word in words[start:] if word.startswith(("-r", "--requirement", "-e"))]
    if not others and not options:
        return ""
    for word in sdk:
        written = re.sub(rf"(?:[ \t]|\\[ \t]*\n)+(['\"]?){re.escape(word)}\1(?=\s|$)", "", written, count=1)
    return written


def _packages(arguments: tuple[str, ...]) -> Iterator[str]:
    """The arguments of ``pip install`` that are packages."""
    skip = False
    for word in arguments:
        if skip or word.startswith("-"):
            skip = not skip and bool(_OPTION_WITH_VALUE.fullmatch(word))
        elif word in (">", "2>/dev/null", "||", "|", "true"):
            return
        else:
            yield word
