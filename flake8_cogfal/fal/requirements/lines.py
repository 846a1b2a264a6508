"""The lines of ``python_packages`` and of requirements files, wherever they are included from, with their places."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from packaging.requirements import InvalidRequirement
from packaging.utils import canonicalize_name

from ...cog.configuration import Configuration
from ...cog.yaml_document import KeyPath
from ...source.text import MAXIMUM_BYTES
from .entry import read_requirement

ReadFile = Callable[[str], "str | None"]

LINE_LIMIT = 10_000

INCLUSION_LIMIT = 40
"""Files on the way to an included one."""

COG_PACKAGES = frozenset({"cog", "coglet"})

_COG_URL = re.compile(r"github\.com/replicate/cog(?:\.git)?(?:[@#/]|$)|/cog(?:let)?-\d[^/]*\.(?:whl|tar\.gz)")
_FILE_OPTION = re.compile(
    r"(-r|--requirement|-c|--constraint)(?:[\s=]+|(?<=-[rc])(?=[^\s-]))['\"]?([^\s'\"]+)['\"]?"
)


@dataclass(frozen=True)
class RequirementNote:
    """Something about one entry that a person should know.

    ``key`` is its key path in cog.yaml; for a line of a requirements file also ``file`` and 1-based ``line``. ``kind``:
    the entry was only written differently (told), could not stand as it was and was mended (resolved), or a person has
    to do something before the app builds or runs (open).
    """

    key: KeyPath
    message: str
    file: str = ""
    line: int = 0
    kind: Literal["told", "resolved", "open"] = "told"

    @property
    def is_open(self) -> bool:
        """Whether a person has to do something."""
        return self.kind == "open"


@dataclass(frozen=True)
class FurtherLine:
    """A line of a requirements file that stands in the code of the ``file``, in the 1-based ``line``."""

    text: str
    file: str
    line: int


@dataclass(frozen=True)
class Line:
    """One logical line, and where it stands."""

    text: str
    key: KeyPath
    file: str = ""
    number: int = 0

    def note(self, kind: Literal["told", "resolved", "open"], message: str) -> RequirementNote:
        """A note on this line."""
        return RequirementNote(self.key, message, self.file, self.number, kind)

    @property
    def place(self) -> str:
        """Where it stands, for a message about another line; empty for cog.yaml."""
        return f" ({self.file}:{self.number})" if self.file else ""


@dataclass
class Lines:
    """All lines of a project: what is installed, and what only limits (``-c``) or replaces (``python_overrides``) it."""

    configuration: Configuration
    read_file: ReadFile
    further: Sequence[FurtherLine] = ()
    installed: list[Line] = field(default_factory=list)
    constraints: list[Line] = field(default_factory=list)
    overrides: list[Line] = field(default_factory=list)
    notes: list[RequirementNote] = field(default_factory=list)
    read_files: set[tuple[str, str]] = field(default_factory=set)
    """Files that were read, with what would be lost without them."""

    def read(self) -> Lines:
        """Read everything, in the order in which Cog would."""
        for line in self._of_configuration():
            self._sort(line)
        build = self.configuration.build
        if build.python_overrides:
            source = Line(build.python_overrides, ("build", "python_overrides"))
            if build.fast:
                self.overrides += self._file(
                    source, build.python_overrides, "its versions do not replace others", ()
                )
            else:
                message = "Cog read `python_overrides` with `fast: true` only: its versions are left out"
                self.notes.append(source.note("told", message))
        self.installed += [Line(line.text, (), line.file, line.line) for line in self.further]
        return self

    def _of_configuration(self) -> Iterator[Line]:
        build = self.configuration.build
        for option, key in (
            ("--extra-index-url", "python_extra_index_urls"),
            ("--find-links", "python_find_links"),
        ):
            for index, url in enumerate(getattr(build, key)):
                # A repository is no index, but one was accepted there in 2021.
                text = url if url.startswith("git+") else f"{option} {url}".strip()
                yield Line(text, ("build", key, index))
        for index, written in enumerate(build.python_packages):
            for _, text in logical_lines(written):
                yield Line(text, ("build", "python_packages", index))
        if build.python_requirements:
            source = Line(build.python_requirements, ("build", "python_requirements"))
            yield from self._file(source, build.python_requirements, _MISSING, ())

    def _sort(self, line: Line) -> None:
        """A constraint that stands among ``python_packages``, or a line of what is installed."""
        match = _FILE_OPTION.fullmatch(line.text)
        if match and match[1] in ("-c", "--constraint"):
            self.constraints += self._file(line, match[2], _UNLIMITED, ())
        elif match:
            for one in self._file(line, match[2], _MISSING, ()):
                self._sort(one)
        else:
            self.installed.append(line)

    def _file(self, source: Line, path: str, lost: str, including: tuple[str, ...]) -> Iterator[Line]:
        """Lines of a requirements file and of those that it includes, each file once, as many as include it."""
        path = posixpath.normpath(path)
        if (lost, path) in self.read_files:
            return
        self.read_files.add((lost, path))
        if len(including) > INCLUSION_LIMIT:
            message = f"{path} is included through more than {INCLUSION_LIMIT} files: {lost}"
            self.notes.append(source.note("open", message))
            return
        inside = not path.startswith(("/", "../")) and path != ".."
        text = self.read_file(path) if inside else None
        if text is None:
            self.notes.append(source.note("open", f"{path} is not in the project: {lost}"))
            return
        if len(text.encode()) > MAXIMUM_BYTES or text.count("\n") > LINE_LIMIT:
            message = f"{path} is too large, more than {LINE_LIMIT:,} lines are not read: {lost}"
            self.notes.append(source.note("open", message))
            return
        for number, line in logical_lines(text):
            here = replace(source, text=line, file=path, number=number)
            nested = _FILE_OPTION.fullmatch(line)
            if not nested:
                yield here
                continue
            below = posixpath.join(posixpath.dirname(path), nested[2])
            if nested[1] in ("-c", "--constraint"):
                self.constraints += self._file(here, below, _UNLIMITED, (*including, path))
            else:
                yield from self._file(here, below, lost, (*including, path))


_MISSING = "its packages are missing from `requirements`"
_UNLIMITED = "it limits no versions in `requirements`"


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
        return canonicalize_name(read_requirement(written).name) in COG_PACKAGES
    except InvalidRequirement:
        return bool(_COG_URL.search(written))
