"""From the lines of a project to the list of a fal app: options first, each package once, beside what fal installs.

fal gives the list to uv (``resolver`` of ``fal.App``), a Dockerfile to pip. uv 0.13 differs from pip in two things that
show here: it takes a package from the first index that has it, additional ones before PyPI, whatever versions the others
have; and it knows no ``--prefer-binary``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from ...cog.configuration import Configuration
from .entry import read_requirement
from .libraries import without_libraries
from .limits import limits_of
from .lines import FurtherLine, Line, Lines, ReadFile, RequirementNote, is_cog_package
from .pins import conflict
from .pythons import PREFERRED, Python, first_build
from .torch import choose_build

# Options of a requirements file that also work in fal's list, by every spelling. The first group takes a value.
OPTIONS_WITH_VALUE = {
    "--extra-index-url": "--extra-index-url",
    "--index-url": "--index-url",
    "-i": "--index-url",
    "--find-links": "--find-links",
    "-f": "--find-links",
    "--no-binary": "--no-binary",
    "--only-binary": "--only-binary",
    "--trusted-host": "--trusted-host",
}
FLAGS = frozenset({"--pre", "--no-index", "--prefer-binary"})
ONLY_PIP = frozenset({"--prefer-binary"})
LIKE_PIP = ("--index-strategy", "unsafe-best-match")
"""Makes uv look at every index for every package, as pip does."""

_OPTION = re.compile(r"(?:^|\s)(?=--?[A-Za-z])")
_NAME_AND_VALUE = re.compile(r"^(--[\w-]+|-\w)[\s=]*(.*)$", re.DOTALL)
_LOCAL = re.compile(r"\.{0,2}/|\.{1,2}(?:\[|$)|~|file:|[^@:]*\.(?:whl|zip|tar\.gz|tar\.bz2)$")
_PROJECT = re.compile(r"\./?")
_OLD_WHEEL = re.compile(r"-cp3([6-9])-")


@dataclass(frozen=True)
class Target:
    """Where the packages are installed; ``machine`` is fal's name of the machine type, or empty."""

    python: Python = PREFERRED
    machine: str = "GPU-A100"


@dataclass(frozen=True)
class Requirements:
    """``entries`` in the order that fal wants: options (an option and its value are two entries), then packages.

    They are pip's; ``listed`` is what stands in the list of the app.
    """

    entries: tuple[str, ...] = ()
    notes: tuple[RequirementNote, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """The leading entries: options and their values."""
        return self.entries[: len(self.entries) - len(self.packages)]

    @property
    def packages(self) -> tuple[str, ...]:
        """The packages, without the options."""
        start = 0
        while start < len(self.entries) and self.entries[start].startswith("--"):
            start += 2 if self.entries[start] in OPTIONS_WITH_VALUE else 1
        return self.entries[start:]

    @property
    def listed(self) -> tuple[str, ...]:
        """The entries as uv takes them, which installs the list of an app."""
        options = tuple(one for one in self.options if one not in ONLY_PIP)
        if "--extra-index-url" in options and len(self.packages) > 1:
            options += LIKE_PIP
        return (*options, *self.packages)


def requirements_of(
    configuration: Configuration,
    read_file: ReadFile,
    further: Sequence[FurtherLine] = (),
    target: Target = Target(),
) -> Requirements:
    """What cog.yaml installs with pip.

    Args:
        configuration: the cog.yaml.
        read_file: text of a file by its POSIX path in the project; None where there is none.
        further: what is installed after that, by the code.
        target: the Python and the machine of the app.
    """
    return _Collector(configuration, Lines(configuration, read_file, further).read(), target).collect()


class _Collector:
    """Sorts lines into options, packages and notes."""

    def __init__(self, configuration: Configuration, lines: Lines, target: Target) -> None:
        self.configuration = configuration
        self.target = target
        self.lines = lines
        self.limits = limits_of(lines.constraints, lines.overrides)
        self.options: dict[tuple[str, ...], None] = {}
        self.packages: dict[str, Line] = {}
        self.notes: list[RequirementNote] = lines.notes

    def collect(self) -> Requirements:
        for line in self.lines.installed:
            self.add(line)
        self.notes += self.limits.notes()
        self.notes += self.contradictions()
        self.take_build()
        self.notes += self.without_build()
        self.notes += self.without_cuda()
        entries = [part for option in self.options for part in option]
        return Requirements((*entries, *self.packages), tuple(dict.fromkeys(self.notes)))

    def add(self, line: Line) -> None:
        """A line is a package, options, or a package with options behind it."""
        package, *options = (part.strip() for part in _OPTION.split(line.text))
        for option in options:
            package = self.add_option(line, option, package) or package
        if package:
            self.add_package(line, package)

    def add_option(self, line: Line, option: str, package: str) -> str | None:
        """Note or keep one option; the package that ``-e`` installs, if it can be installed."""
        ((name, written),) = _NAME_AND_VALUE.findall(option)
        value: str = written.strip("'\"")
        if name in ("-e", "--editable"):
            if not _PROJECT.fullmatch(value):
                return value
            message = (
                f"`{option}` is left out, as Cog leaves it out: the files that the app needs travel with it"
            )
            self.notes.append(line.note("told", message))
        elif name in OPTIONS_WITH_VALUE and value:
            long_name = OPTIONS_WITH_VALUE[name]
            if long_name == "--index-url" and package:
                # pip knows one index per run: for a single package it can only have been an additional one.
                message = f"`{option}` stands behind a package: it became an --extra-index-url"
                self.notes.append(line.note("told", message))
                long_name = "--extra-index-url"
            self.options[long_name, value] = None
        elif name in FLAGS:
            self.options[(name,)] = None
        elif name == "--hash":
            message = f"hashes are left out: `requirements` of fal cannot check them ({package})"
            self.notes.append(line.note("told", message))
        else:
            message = f"`{option}` is left out: fal's list of requirements has no such option"
            self.notes.append(line.note("open", message))
        return None

    def add_package(self, line: Line, package: str) -> None:
        package = package.replace("git+git://", "git+https://")  # GitHub closed git:// in 2022
        if is_cog_package(package):
            self.notes.append(line.note("resolved", f"`{package}` is left out: the fal app does not use Cog"))
        elif _LOCAL.match(package):
            message = (
                f"`{package}` is a local path, which the runner does not have: ship it with app_files or COPY"
            )
            self.notes.append(line.note("open", message))
        else:
            for entry in self.fitting(line, package):
                self.packages.setdefault(entry, line)

    def fitting(self, line: Line, package: str) -> Iterator[str]:
        """The entry within its limits; a loosened one, or nothing, where fal installs the package itself."""
        try:
            requirement = read_requirement(package)
        except InvalidRequirement:
            if "://" not in package:
                message = f"`{package}` is not a requirement that pip understands: correct it"
                self.notes.append(line.note("open", message))
            yield package
            return
        reason = conflict(requirement)
        if reason is None:
            entry, problem = self.limits.applied(requirement, package)
            if problem:
                self.notes.append(line.note("open", problem))
            yield entry
            return
        self.notes.append(line.note("resolved", f"`{package}` is left out: {reason}"))
        if requirement.extras:
            yield f"{requirement.name}[{','.join(sorted(requirement.extras))}]"

    def contradictions(self) -> Iterator[RequirementNote]:
        """Two entries of one package that want different versions of it, wherever the app runs."""
        found = [
            (entry, line, requirement)
            for entry, line in self.packages.items()
            if (requirement := _requirement(entry)) is not None
            and not requirement.url
            and not requirement.marker
        ]
        pinned: dict[str, tuple[str, str, Line]] = {}
        for entry, line, requirement in found:
            for one in requirement.specifier:
                if one.operator == "==" and "*" not in one.version:
                    pinned.setdefault(canonicalize_name(requirement.name), (one.version, entry, line))
        for entry, line, requirement in found:
            version, other, place = pinned.get(canonicalize_name(requirement.name), ("", entry, line))
            if entry != other and not requirement.specifier.contains(version, prereleases=True):
                yield line.note("open", f"`{entry}` contradicts `{other}`{place.place}: keep one of them")

    def take_build(self) -> None:
        """The index with the build of torch that the machine, or what was compiled against it, needs."""
        build = self.configuration.build
        if not build.gpu:
            return
        commands = [*(one.command for one in build.run), *build.pre_install]
        pairs = [" ".join(option) for option in self.options]
        choice = choose_build([*pairs, *self.packages], self.target.machine, build.cuda, commands)
        if choice is None:
            return
        line = self.packages[choice.package]
        if choice.index is None:
            message = f"{choice.reason}, and there is no other: take a newer torch, or another machine"
            self.notes.append(line.note("open", message))
        else:
            self.options["--extra-index-url", choice.index] = None
            self.notes.append(
                line.note("resolved", f"{choice.reason}: taken from {choice.index}, as Cog did")
            )

    def without_build(self) -> Iterator[RequirementNote]:
        """Entries for which there is nothing ready-made for the Python of the app."""
        version = ".".join(map(str, self.target.python))
        for entry, line in self.packages.items():
            requirement = _requirement(entry)
            match = _OLD_WHEEL.search(entry if requirement is None else requirement.url or "")
            if match:
                message = (
                    f"this wheel is for Python 3.{match[1]}; the app runs on {version}: take another build"
                )
                yield line.note("open", message)
            first = first_build(entry, self.target.python)
            if first and _runs_on(requirement, version):
                message = f"`{entry}` has no build for Python {version}: take {first} or newer"
                yield line.note("open", message)

    def without_cuda(self) -> Iterator[RequirementNote]:
        """Entries that need CUDA on the runner, where nothing brings it."""
        build = self.configuration.build
        unknown = any(_requirement(one) is None or "://" in one for one in self.packages)
        if not build.gpu or unknown:
            return
        commands = [*(one.command for one in build.run), *build.pre_install]
        lacking = without_libraries(packages_of(self.packages), commands)
        for entry, line in self.packages.items():
            if packages_of([entry]) & lacking:
                message = (
                    f"`{entry}` loads cuBLAS and cuDNN when it runs, which Cog's image had and nothing here brings: "
                    "install NVIDIA's packages of them in an image, with their folders in LD_LIBRARY_PATH"
                )
                yield line.note("open", message)


def _requirement(entry: str) -> Requirement | None:
    try:
        return read_requirement(entry)
    except InvalidRequirement:
        return None


def _runs_on(requirement: Requirement | None, version: str) -> bool:
    """Whether the marker of an entry, if it has one, speaks of the app's Python and of Linux."""
    if requirement is None or requirement.marker is None:
        return True
    environment = {
        "python_version": version,
        "python_full_version": f"{version}.0",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "platform_machine": "x86_64",
        "os_name": "posix",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    return requirement.marker.evaluate(environment)


def packages_of(entries: Iterable[str]) -> frozenset[str]:
    """Normalised names of the packages in a list of entries."""
    return frozenset(
        canonicalize_name(found.name) for entry in entries if (found := _requirement(entry)) is not None
    )
