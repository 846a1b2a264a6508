"""The image of a migrated app: whether it needs one, and its Dockerfile.

The layers stand in the order in which they change least often: system, packages, commands, fal's own package, files of
the project.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ..cog.configuration import Configuration, RunCommand
from ..cog.variables import variables_of
from . import debian, ubuntu
from .cuda import TOOLS_TO_BUILD, architectures, builds_with_torch, cuda_of, devel_image
from .debian import BUILT_FROM_SOURCE, COMMANDS
from .image import INSTALL_FAL, SLIM, WHY_LAST, apt_install, python_on_ubuntu
from .requirements import Requirements, is_cog_package

PGET = (
    "RUN curl -sSfL -o /usr/local/bin/pget \\\n"
    '    "https://github.com/replicate/pget/releases/latest/download/pget_$(uname -s)_$(uname -m)" \\\n'
    "    && chmod +x /usr/local/bin/pget"
)

_COMPILES_CUDA = re.compile(
    r"\bnvcc\b|\bcuda-toolkit|\bflash[-_]attn\b(?!\S*\.whl)|\bCUDA_HOME=|\bTORCH_CUDA_ARCH_LIST=|\bFORCE_CUDA="
    r"|\btiny-cuda-nn\b|/apex\b|--cuda_ext\b|\bsetup\.py\s+(?:build|install|develop)"
    r"|-DCMAKE_CUDA_|-DLLAMA_CUBLAS|\bnvdiffrast\b|\bpytorch3d\b|\bcausal-conv1d\b|\bmamba\b"
)
# Where Cog's images keep Python (built with pyenv), in the official Python image.
_PYENV = re.compile(r"/root/\.pyenv/versions/[\d.]+|\$\(pyenv prefix\)|`pyenv prefix`")
_PIP_INSTALL = re.compile(r"(?:--mount=\S+\s+)*(?:python3?\s+-m\s+)?pip3?\s+install\s+(.+)", re.DOTALL)
_UNQUOTED = re.compile(r"(?<=\s)([A-Za-z][\w.-]*(?:\[[\w,-]+\])?(?:[<>]=?\d[\w.*]*,?)+)(?=\s|$)")
_ONLY_EXPORT = re.compile(r"export\s+\w+=[^&;|]*")
_WORD_START = r"(?:^|[;&|(`]|&&|\bsudo\b|\bxargs\b|\b\w+=\S+)\s*"


@dataclass(frozen=True)
class Rendering:
    """The text of a Dockerfile, what was decided in it, and what a person has to do before it builds."""

    text: str
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def needs_container(configuration: Configuration) -> tuple[str, ...]:
    """Why ``requirements`` alone cannot say this environment; empty where they can.

    ``cuda`` is no reason: the wheels of torch bring the CUDA libraries that they need.
    """
    build = configuration.build
    packages = [name for name in build.system_packages if name.strip()]
    reasons = [f"system packages ({', '.join(packages)})"] if packages else []
    for key, commands in (("run", build.run), ("pre_install", _pre_install(configuration))):
        count = len([command for command in commands if _without_cog(command.command)])
        if count:
            reasons.append(f"{count} build command{'s' if count > 1 else ''} ({key})")
    return tuple(reasons)


def render_dockerfile(
    configuration: Configuration,
    requirements: Requirements,
    python_version: str,
    copies: Sequence[str] = (),
    installs: Sequence[str] = (),
    relied: Sequence[str] = (),
    *,
    pget: bool = False,
    plain: Collection[str] = (),
) -> Rendering:
    """The Dockerfile that gives a fal app the environment that Cog gave it.

    Args:
        configuration: the cog.yaml.
        requirements: what ``requirements_of`` made of it.
        python_version: such as ``3.11``; a patch level is left out.
        copies: paths of the project, relative to the build context, that the app reads or imports.
        installs: commands with which the app installed packages itself, among its files.
        relied: apt packages that the code relies on without a word in cog.yaml.
        pget: whether the code runs Replicate's program for downloads.
        plain: those of ``installs`` that are known to compile no CUDA code.
    """
    return _Renderer(
        configuration, requirements, python_version, copies, installs, relied, pget, plain
    ).render()


class _Renderer:
    """Writes the Dockerfile from top to bottom and collects notes on the way."""

    def __init__(
        self,
        configuration: Configuration,
        requirements: Requirements,
        python_version: str,
        copies: Sequence[str],
        installs: Sequence[str],
        relied: Sequence[str],
        pget: bool,
        plain: Collection[str],
    ) -> None:
        self.configuration = configuration
        self.requirements = requirements
        self.python_version = ".".join(python_version.split(".")[:2])
        self.copies = copies
        self.relied = relied
        self.notes: list[str] = []
        self.warnings: list[str] = []
        written = [*configuration.build.run, *_pre_install(configuration)]
        own = [RunCommand(command=command) for command in installs]
        self.compiling = list(
            self._compiling([one.command for one in (*written, *own) if one.command not in plain])
        )
        self.cuda = self._cuda() if configuration.build.gpu and self.compiling else None
        self.system = ubuntu if self.cuda else debian
        self.commands = [(command, text) for command in written if (text := self.adapted(command.command))]
        self.installs = [(command, text) for command in own if (text := self.adapted(command.command))]
        self.pget = pget and not any("pget" in text for _, text in self.commands)

    def _compiling(self, commands: Sequence[str]) -> Iterator[str]:
        """What compiles CUDA code, in words: packages (torch compiles extensions with ninja when the app runs) and commands."""
        for package in self.requirements.packages:
            if _COMPILES_CUDA.search(package) or re.match(r"ninja\b", package):
                yield f"`{package}`"
        for command in map(_one_instruction, commands):
            compiles = _COMPILES_CUDA.search(command) and "SKIP_CUDA_BUILD=TRUE" not in command
            if compiles and not _ONLY_EXPORT.fullmatch(command):
                yield f"`{_short(command)}`"

    def _cuda(self) -> str | None:
        """The CUDA to compile with; None where no image of NVIDIA's has it."""
        version = cuda_of(self.requirements.entries, self.configuration.build.cuda)
        if devel_image(version) is not None:
            self.notes.append(
                f"{', '.join(self.compiling)} may compile CUDA code: the image has CUDA {version}'s nvcc"
            )
            return version
        self.warnings.append(
            f"{', '.join(self.compiling)} may compile CUDA code, and no image of NVIDIA's with Ubuntu 22.04 has CUDA"
            f" {version}: install a ready-made wheel, or take a newer torch"
        )
        return None

    def render(self) -> Rendering:
        base = devel_image(self.cuda) if self.cuda else SLIM.format(version=self.python_version)
        fal = f"{WHY_LAST}\nRUN {INSTALL_FAL}"
        files = "\n".join(["WORKDIR /src", *map(_copy, self.copies)])
        installs = "\n".join(self.run(command, text) for command, text in self.installs)
        blocks = [
            f"FROM {base}",
            "\n".join(self.environment()),
            apt_install(self.apt_packages()),
            python_on_ubuntu(self.python_version) if self.cuda else "",
            PGET if self.pget else "",
            *self.pip_install(),
            "\n".join(self.run(command, text) for command, text in self.commands),
            *((files, installs, fal) if installs else (fal, files)),
        ]
        text = "\n\n".join(filter(None, blocks)) + "\n"
        return Rendering(text, tuple(dict.fromkeys(self.notes)), tuple(dict.fromkeys(self.warnings)))

    def environment(self) -> Iterator[str]:
        """The settings of Cog's images, then those of the project."""
        yield "ENV DEBIAN_FRONTEND=noninteractive"
        yield "ENV PYTHONUNBUFFERED=1"
        if self.cuda:  # no GPU is there while the image is built
            yield "ENV FORCE_CUDA=1"
            yield f'ENV TORCH_CUDA_ARCH_LIST="{architectures(self.cuda)}"'
        for variable in variables_of(self.configuration):
            if variable.is_secret:
                continue
            value = variable.value
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            plain = value and not re.search(r"[\s\"'\\#]", value)
            yield f"ENV {variable.name}={value}" if plain else f'ENV {variable.name}="{escaped}"'

    def apt_packages(self) -> list[str]:
        """What cog.yaml lists, and what Cog's base image had and something here relies on."""
        found = ["curl"]
        for written in self.configuration.build.system_packages:
            name = " ".join(written.split())
            names, unavailable = self.system.PACKAGES, self.system.UNAVAILABLE
            if name in unavailable:
                self.notes.append(f"apt package {name} is left out: {unavailable[name]}")
                continue
            if name in names:
                system = "Ubuntu 22.04" if self.cuda else "Debian 12"
                self.notes.append(f"apt package {name} is called {names[name]} in {system}")
            found.append(names.get(name, name))
        found += self.relied
        if self.cuda:
            found.append("build-essential")
        text = "\n".join(command for _, command in [*self.commands, *self.installs])
        for word, packages in COMMANDS.items():
            if re.search(rf"{_WORD_START}{re.escape(word)}(?=\s|$)", text, re.MULTILINE):
                found += packages
        installed = "\n".join([*self.requirements.packages, text])
        if "git+" in installed:
            found.append("git")
        for name, packages in BUILT_FROM_SOURCE.items():
            if re.search(rf"(?<![\w-]){name}(?![\w-])(?!\S*\.whl)", installed):
                found += packages
        return list(dict.fromkeys(filter(None, found)))

    def pip_install(self) -> Iterator[str]:
        """One layer with all packages, after apt and before the commands, as Cog did.

        What is built with torch comes in a layer of its own: Cog's image had torch already.
        """
        options, packages = self.requirements.options, self.requirements.packages
        if not packages:
            return
        pairs: list[str] = []
        for part in options:
            if part.startswith("--"):
                pairs.append(part)
            else:
                pairs[-1] += f" {shlex.quote(part)}"
        has_torch = any(re.match(r"torch\b(?!-)", one) for one in packages)
        late = [one for one in packages if has_torch and builds_with_torch(one)]
        first = [one for one in packages if one not in late]
        yield f"RUN pip install --no-cache-dir{_continued([*pairs, *map(shlex.quote, first)])}"
        if late:
            entries = _continued([*pairs, *map(shlex.quote, late)])
            yield (
                f"RUN pip install --no-cache-dir {' '.join(TOOLS_TO_BUILD)} \\\n"
                f"    && pip install --no-cache-dir --no-build-isolation{entries}"
            )

    def adapted(self, written: str) -> str:
        """A command without what only Cog's image has; empty where nothing is left to do."""
        command = _one_instruction(written)
        kept = _without_cog(command)
        if kept != command:
            self.notes.append(f"`{command}` installs Cog, which the app does not use: left out")
        kept = kept.replace("git+git://", "git+https://")  # GitHub closed git:// in 2022
        quoted = _with_quoted_versions(kept)
        if quoted != kept:
            self.notes.append(
                f"`{_short(kept)}`: a shell writes into a file at `>`, so the versions are quoted"
            )
            kept = quoted
        if _PYENV.search(kept):
            place = "/opt/venv" if self.cuda else "/usr/local"
            self.notes.append(f"`{_short(kept)}` named pyenv's folders: Python is in {place} in this image")
            kept = _PYENV.sub(place, kept)
        if "ppa:" in kept and not self.cuda:
            self.warnings.append(f"`{_short(kept)}` adds a repository for Ubuntu: this image is Debian 12")
        if _ONLY_EXPORT.fullmatch(kept):
            self.notes.append(
                f"`{_short(kept)}` has no effect on later commands, neither here nor in Cog: use ENV"
            )
        return kept

    def run(self, command: RunCommand, text: str) -> str:
        mounts = ""
        for mount in command.mounts:
            mounts += f"--mount=type=secret,id={mount.id},target={mount.target} "
            self.warnings.append(
                f"`{_short(text)}` reads the secret {mount.id}: give it to the image with"
                f' ContainerImage(..., secrets={{"{mount.id}": "$NAME"}}), NAME being a fal secret'
            )
        return f"RUN {mounts}{text}"


def _pre_install(configuration: Configuration) -> list[RunCommand]:
    # Despite its name Cog ran `pre_install` after `run`.
    return [RunCommand(command=command) for command in configuration.build.pre_install]


def _continued(items: Sequence[str]) -> str:
    return "".join(f" \\\n    {item}" for item in items)


def _copy(path: str) -> str:
    target = "/src/" if path == "." else f"/src/{path}"
    return f"COPY {json.dumps([path, target])}" if re.search(r"\s", path) else f"COPY {path} {target}"


def _short(command: str) -> str:
    line = " ".join(command.split())
    return line if len(line) <= 60 else f"{line[:57]}..."


def _one_instruction(command: str) -> str:
    """A command as the rest of one RUN line: line breaks continue it, and it ends with itself."""
    lines = [text for line in command.splitlines() if (text := line.strip()).strip(" \t\\")]
    joined = lines[:1]
    for line in lines[1:]:
        before = joined[-1].removesuffix("\\").rstrip()
        chained = joined[-1].endswith("\\") or before.endswith(("&&", "||", "|", ";"))
        joined[-1] = before if chained else f"{before} &&"
        joined.append(line)
    return " \\\n    ".join(joined).rstrip("\\").rstrip()


def _with_quoted_versions(command: str) -> str:
    """``pip install a>=1`` with the quotes that a shell needs around ``a>=1``."""
    parts = re.split(r"(\s*(?:&&|;)\s*)", command)
    for index, part in enumerate(parts):
        if _PIP_INSTALL.fullmatch(part.strip()):
            parts[index] = _UNQUOTED.sub(r'"\1"', part)
    return "".join(parts)


def _without_cog(command: str) -> str:
    """The command without ``pip install cog``; empty where that was all."""
    parts = re.split(r"\s*&&\s*", command.strip())
    kept = [part for part in parts if not _installs_only_cog(part)]
    return command if kept == parts else " && ".join(kept)


def _installs_only_cog(command: str) -> bool:
    match = _PIP_INSTALL.fullmatch(command.strip())
    if not match:
        return False
    try:
        words = [word for word in shlex.split(match[1]) if not word.startswith("-")]
    except ValueError:
        return False
    return bool(words) and all(is_cog_package(word) for word in words)
