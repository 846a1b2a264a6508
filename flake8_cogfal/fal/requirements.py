"""The Python packages of a Cog project as ``requirements`` of a fal app.

fal passes the list to its installer, which adds its own pins of pydantic, fastapi and tblib in the same step
(``SERVE_REQUIREMENTS`` in ``fal/api/api.py``, 1.83): an entry that contradicts them breaks the build.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from ..cog.configuration import Configuration
from ..cog.yaml_document import KeyPath

ReadFile = Callable[[str], "str | None"]

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

# Packages that fal pins itself -> a version that its pin could be. An entry that refuses it is loosened.
FAL_PINS = {"pydantic": Version("2.999"), "fastapi": Version("0.136.3"), "tblib": Version("3.1.999")}

COG_PACKAGES = frozenset({"cog", "coglet"})

_OPTION = re.compile(r"(?:^|\s)(?=--?[A-Za-z])")
_NAME_AND_VALUE = re.compile(r"^(--[\w-]+|-\w)[\s=]*(.*)$", re.DOTALL)
_COG_URL = re.compile(r"github\.com/replicate/cog(?:\.git)?(?:[@#/]|$)|/cog(?:let)?-\d[^/]*\.(?:whl|tar\.gz)")
_LOCAL = re.compile(r"\.{0,2}/|\.{1,2}(?:\[|$)|~|file:|[^@:]*\.(?:whl|zip|tar\.gz|tar\.bz2)$")
_OLD_TORCH = re.compile(r"torch\s*==\s*1\.(\d+)(?:\.\d+)?(?:\+\w+)?")
_TORCH_BUILDS = "https://download.pytorch.org/whl/torch_stable.html"
_WANTS_PYDANTIC_1 = re.compile(r"[=~<]=1\b|<2(?:\.0)*\b(?!\.)")
_OLD_WHEEL = re.compile(r"-cp3([6-9])-")


@dataclass(frozen=True)
class RequirementNote:
    """Something about one entry that a person should know.

    ``key`` is its key path in cog.yaml; for a line of a requirements file also ``file`` and 1-based ``line``.
    ``is_open``: the app will not build or run before a person has done something about it.
    """

    key: KeyPath
    message: str
    file: str = ""
    line: int = 0
    is_open: bool = False


@dataclass(frozen=True)
class Requirements:
    """``entries`` in the order that fal wants: options (an option and its value are two entries), then packages."""

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


@dataclass(frozen=True)
class FurtherLine:
    """A line of a requirements file that stands in the code of the ``file``, in the 1-based ``line``."""

    text: str
    file: str
    line: int


def requirements_of(
    configuration: Configuration, read_file: ReadFile, further: Sequence[FurtherLine] = ()
) -> Requirements:
    """What cog.yaml installs with pip.

    Args:
        configuration: the cog.yaml.
        read_file: text of a file by its POSIX path in the project; None where there is none.
        further: what is installed after that, by the code.
    """
    return _Collector(configuration, read_file, further).collect()


@dataclass(frozen=True)
class _Line:
    """One logical line, and where it stands."""

    text: str
    key: KeyPath
    file: str = ""
    number: int = 0


class _Collector:
    """Sorts lines into options, packages and notes."""

    def __init__(
        self, configuration: Configuration, read_file: ReadFile, further: Sequence[FurtherLine]
    ) -> None:
        self.further = further
        self.configuration = configuration
        self.read_file = read_file
        self.options: dict[tuple[str, ...], None] = {}
        self.packages: dict[str, _Line] = {}
        self.notes: list[RequirementNote] = []

    def collect(self) -> Requirements:
        for line in self.lines():
            self.add(line)
        self.note_old_torch()
        entries = [part for option in self.options for part in option]
        return Requirements((*entries, *self.packages), tuple(dict.fromkeys(self.notes)))

    def lines(self) -> Iterator[_Line]:
        for option, key in (
            ("--extra-index-url", "python_extra_index_urls"),
            ("--find-links", "python_find_links"),
        ):
            for index, url in enumerate(getattr(self.configuration.build, key)):
                # A repository is no index, but one was accepted there in 2021.
                yield _Line(
                    url if url.startswith("git+") else f"{option} {url}".strip(), ("build", key, index)
                )
        for index, written in enumerate(self.configuration.build.python_packages):
            for _, text in logical_lines(written):
                yield _Line(text, ("build", "python_packages", index))
        if self.configuration.build.python_requirements:
            path = self.configuration.build.python_requirements
            yield from self.file_lines(_Line(path, ("build", "python_requirements")), path, ())
        for line in self.further:
            yield _Line(line.text, (), line.file, line.line)

    def file_lines(self, source: _Line, path: str, including: tuple[str, ...]) -> Iterator[_Line]:
        """Lines of a requirements file and of those that it includes, each file at most once on the way."""
        path = posixpath.normpath(path)
        if path in including:
            return
        inside = not path.startswith(("/", "../")) and path != ".."
        text = self.read_file(path) if inside else None
        if text is None:
            self.warn(source, f"{path} is not in the project: its packages are missing from `requirements`")
            return
        for number, line in logical_lines(text):
            here = replace(source, text=line, file=path, number=number)
            nested = re.match(r"(?:-r|--requirement)[\s=]*(\S+)", line)
            if nested:
                below = posixpath.join(posixpath.dirname(path), nested[1])
                yield from self.file_lines(here, below, (*including, path))
            else:
                yield here

    def warn(self, line: _Line, message: str) -> None:
        """A person has to do something."""
        self.notes.append(RequirementNote(line.key, message, line.file, line.number, is_open=True))

    def note(self, line: _Line, message: str) -> None:
        self.notes.append(RequirementNote(line.key, message, line.file, line.number))

    def add(self, line: _Line) -> None:
        """A line is a package, options, or a package with options behind it."""
        package, *options = (part.strip() for part in _OPTION.split(line.text))
        for option in options:
            package = self.add_option(line, option, package) or package
        if package:
            self.add_package(line, package)

    def add_option(self, line: _Line, option: str, package: str) -> str | None:
        """Note or keep one option; the package that ``-e`` installs, if it can be installed."""
        ((name, written),) = _NAME_AND_VALUE.findall(option)
        value: str = written.strip("'\"")
        if name in ("-e", "--editable"):
            return value
        if name in OPTIONS_WITH_VALUE and value:
            long_name = OPTIONS_WITH_VALUE[name]
            if long_name == "--index-url" and package:
                # pip knows one index per run: for a single package it can only have been an additional one.
                self.note(line, f"`{option}` stands behind a package: it became an --extra-index-url")
                long_name = "--extra-index-url"
            self.options[long_name, value] = None
        elif name in FLAGS:
            self.options[(name,)] = None
        elif name == "--hash":
            self.note(line, f"hashes are left out: `requirements` of fal cannot check them ({package})")
        elif name in ("-c", "--constraint"):
            self.warn(
                line, f"the constraints of {value} are left out: write those versions into `requirements`"
            )
        else:
            self.warn(line, f"`{option}` is left out: fal's list of requirements has no such option")
        return None

    def add_package(self, line: _Line, package: str) -> None:
        package = package.replace("git+git://", "git+https://")  # GitHub closed git:// in 2022
        if is_cog_package(package):
            self.note(line, f"`{package}` is left out: the fal app does not use Cog")
        elif _LOCAL.match(package):
            message = (
                f"`{package}` is a local path, which the runner does not have: ship it with app_files or COPY"
            )
            self.warn(line, message)
        else:
            for entry in self.fitting(line, package):
                self.packages.setdefault(entry, line)

    def fitting(self, line: _Line, package: str) -> Iterator[str]:
        """The entry itself, a loosened one where fal pins the package, nothing where it must go."""
        try:
            requirement = Requirement(package)
        except InvalidRequirement:
            if "://" not in package:
                self.warn(line, f"`{package}` is not a requirement that pip understands: correct it")
            self.note_old_wheel(line, package)
            yield package
            return
        name = canonicalize_name(requirement.name)
        if name in FAL_PINS and not requirement.url and FAL_PINS[name] not in requirement.specifier:
            self.note(
                line,
                f"`{package}` is left out: fal installs its own {name} on the runner{_advice(requirement)}",
            )
            if requirement.extras:
                yield f"{requirement.name}[{','.join(sorted(requirement.extras))}]"
        else:
            self.note_old_wheel(line, requirement.url or "")
            yield package

    def note_old_wheel(self, line: _Line, url: str) -> None:
        match = _OLD_WHEEL.search(url)
        if match:
            self.warn(
                line, f"this wheel is for Python 3.{match[1]}; fal needs 3.10 or newer: take another build"
            )

    def note_old_torch(self) -> None:
        """PyPI has torch for Python 3.10 since 1.11, and builds that suit an A100 since 1.13.

        Cog chose a build for the machine's CUDA by itself (``pkg/config/compatibility.go``).
        """
        own_builds = any("download.pytorch.org" in part for option in self.options for part in option)
        for entry, line in self.packages.items():
            match = _OLD_TORCH.fullmatch(entry)
            minor = int(match[1]) if match else None
            if minor is None or minor >= 13:
                continue
            if minor < 11:
                message = (
                    f"`{entry}` has no build for Python 3.10, the oldest that fal runs: take a newer torch"
                )
                self.warn(line, message)
            elif self.configuration.build.gpu and "+" not in entry and not own_builds:
                message = (
                    f"PyPI's build of `{entry}` (CUDA 10.2) has no code for an A100 or a newer GPU: take torch 1.13"
                    f" or newer, or `{entry}+cu113` from --find-links {_TORCH_BUILDS}"
                )
                self.warn(line, message)


def logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines of a requirements file with their 1-based number: joined at a final backslash, without comments."""
    waiting, start = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        start = start or number
        if line.endswith("\\") and not line.lstrip().startswith("#"):
            waiting += line[:-1]
            continue
        joined = re.sub(r"(^|\s)#.*$", "", waiting + line).strip()
        if joined:
            yield start, joined
        waiting, start = "", 0
    if waiting.strip():
        yield start, waiting.strip()


def is_cog_package(written: str) -> bool:
    """Whether a requirement, or an argument of ``pip install``, is Cog itself."""
    try:
        return canonicalize_name(Requirement(written).name) in COG_PACKAGES
    except InvalidRequirement:
        return bool(_COG_URL.search(written))


def _advice(requirement: Requirement) -> str:
    if canonicalize_name(requirement.name) == "pydantic" and _WANTS_PYDANTIC_1.search(
        str(requirement.specifier)
    ):
        return " (version 2; code written for 1 can import `pydantic.v1`)"
    return ""
