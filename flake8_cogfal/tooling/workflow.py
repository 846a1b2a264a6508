"""A workflow of GitHub Actions, or a composite action, with the lines of its jobs and steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..marks import ignored_codes
from .files import FoundUse
from .shell import Command
from .uses import MENTION, Purpose, Use, uses_in

if TYPE_CHECKING:
    import yaml

SIZE_LIMIT = 200_000
SETUP_COG = "replicate/setup-cog"
SHARED_WORKFLOW = "replicate/model-ci-template/"
"""Replicate's own workflows, which run cog-safe-push for a repository that calls them."""

_OTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
"""What ends a line for the YAML library, and for no editor."""


@dataclass(frozen=True)
class Step:
    """A step of a job: 1-based first and last line, 0-based columns of its dash and of its keys.

    ``scalars`` are its plain values by key, ``places`` the 1-based lines of all keys; ``maps`` hold the scalars of its maps
    with their lines. ``folder`` is where its commands run, relative to the repository (None: not known). ``is_flow``: it is
    written in braces.
    """

    first: int
    last: int
    dash: int
    indent: int
    scalars: dict[str, yaml.ScalarNode]
    places: dict[str, int]
    maps: dict[str, dict[str, tuple[str, int]]]
    folder: str | None = ""
    is_flow: bool = False

    @property
    def action(self) -> str:
        """The action that it uses, without the version; empty for commands."""
        node = self.scalars.get("uses")
        return node.value.partition("@")[0].lower() if node else ""

    @property
    def script(self) -> str:
        """The commands that it runs."""
        node = self.scalars.get("run")
        return node.value if node else ""

    @property
    def is_literal(self) -> bool:
        """Whether the lines of the script are lines of the file."""
        node = self.scalars.get("run")
        return node is not None and node.style == "|"

    @property
    def script_line(self) -> int:
        """The 1-based line of the file with the first line of the script."""
        return self.scalars["run"].start_mark.line + (2 if self.scalars["run"].style in ("|", ">") else 1)

    @cached_property
    def uses(self) -> tuple[FoundUse, ...]:
        """Its uses of Cog, each with the line of the file."""
        if self.action == SETUP_COG:
            node = self.scalars["uses"]
            command = Command(node.start_mark.line + 1, 0, 0, (node.value,), 0, "")
            return (FoundUse(command.line, Use(Purpose.INSTALL, command), self.folder),)
        found = uses_in(self.script)
        rows = [one.command.line - 1 if self.is_literal else 0 for one in found]
        return tuple(
            FoundUse(self.script_line + row, one, self.folder) for row, one in zip(rows, found, strict=True)
        )


@dataclass(frozen=True)
class Job:
    """A job with its steps; ``name_line`` is the line of its ``name``, ``calls`` the shared workflow that it is."""

    identifier: str
    steps: tuple[Step, ...]
    name_line: int | None = None
    calls: tuple[FoundUse, ...] = ()

    @property
    def uses(self) -> tuple[FoundUse, ...]:
        """Its uses of Cog, in order."""
        return (*self.calls, *(found for step in self.steps for found in step.uses))

    @property
    def purposes(self) -> frozenset[Purpose]:
        """What Cog is used for in it."""
        return frozenset(found.use.purpose for found in self.uses)


@dataclass(frozen=True)
class Workflow:
    """A workflow as it is written.

    ``watched`` are the paths that it waits for changes of, ``alias_line`` is the line of the first ``*alias``.
    ``is_action``: it is a composite action, which workflows use; its steps are those of its only job.
    """

    text: str
    jobs: tuple[Job, ...]
    triggers: frozenset[str] = frozenset()
    name_line: int | None = None
    watched: tuple[yaml.ScalarNode, ...] = ()
    alias_line: int | None = None
    is_action: bool = False

    @property
    def lines(self) -> list[str]:
        """The lines of the text, without newlines."""
        return self.text.split("\n")

    def uses(self, code: str) -> list[FoundUse]:
        """The uses of Cog in it, in order; none where a comment at one of them silences ``code``: it is rewritten as a whole."""
        silenced = ignored_codes(self.text)
        found = [one for job in self.jobs for one in job.uses]
        is_silent = any(code.startswith(tuple(silenced.get(one.line, frozenset()))) for one in found)
        return [] if is_silent else found


def read_workflow(text: str) -> Workflow | None:
    """Read a workflow; None for a text that is none, or that does not parse."""
    if len(text) > SIZE_LIMIT or not MENTION.search(text) or _is_excessive(text):
        return None
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(_OTHER_LINE_ENDS.sub(" ", text), Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    document = _entries(root)
    lines = text.split("\n")
    base = _working_directory(document)
    is_action = "jobs" not in document and "runs" in document
    jobs = document if is_action else _entries(document["jobs"][1]) if "jobs" in document else {}
    named = ("runs",) if is_action else tuple(jobs)
    return Workflow(
        text,
        tuple(_job(name, jobs[name][1], lines, base) for name in named),
        _triggers(document["on"][1]) if "on" in document else frozenset(),
        document["name"][0] if "name" in document else None,
        tuple(_watched(document["on"][1])) if "on" in document else (),
        _alias_line(text, loader),
        is_action,
    )


def _is_excessive(text: str) -> bool:
    """Whether a text is nested too deeply, or has too many aliases, for a person to have written it; or is not YAML."""
    import yaml

    from ..cog.yaml_document import UnusableDocument, refuse_excess

    try:
        refuse_excess(text)
    except (UnusableDocument, yaml.YAMLError, ValueError):
        return True
    return False


def _job(identifier: str, node: Any, lines: list[str], base: str | None) -> Job:
    entries = _entries(node)
    folder = _working_directory(entries, base)
    steps = getattr(entries["steps"][1], "value", None) if "steps" in entries else None
    found = [_step(one, lines, folder) for one in steps or () if _entries(one)]
    name = entries["name"][0] if "name" in entries else None
    return Job(identifier, tuple(one for one in found if one is not None), name, tuple(_called(entries)))


def _called(job: dict[str, tuple[int, Any]]) -> Iterator[FoundUse]:
    line, node = job.get("uses", (0, None))
    if _is_scalar(node) and node.value.startswith(SHARED_WORKFLOW):
        command = Command(line, 0, 0, (node.value,), 0, "")
        yield FoundUse(line, Use(Purpose.SAFE_PUSH, command))


def _step(node: Any, lines: list[str], folder: str | None) -> Step | None:
    entries = _entries(node)
    row = node.start_mark.line
    before = lines[row][: node.start_mark.column]
    while row and not before.strip() and not node.flow_style:  # the dash has a line of its own
        row -= 1
        before = lines[row].partition("#")[0]
    if "-" not in before and not node.flow_style:
        return None
    scalars = {key: value for key, (_, value) in entries.items() if _is_scalar(value)}
    maps = {
        key: {name: (one.value, line) for name, (line, one) in _entries(value).items() if _is_scalar(one)}
        for key, (_, value) in entries.items()
        if not _is_scalar(value)
    }
    if "working-directory" in scalars:
        folder = _folder(scalars["working-directory"].value)
    return Step(
        row + 1,
        _last_line(node, lines),
        before.rfind("-"),
        node.start_mark.column,
        scalars,
        {key: line for key, (line, _) in entries.items()},
        maps,
        folder,
        bool(node.flow_style),
    )


def _last_line(node: Any, lines: list[str]) -> int:
    """The 1-based last line of a block: what follows it as blank lines and comments is not its own."""
    mark = node.end_mark
    is_at_the_end = mark.line == len(lines) - 1 and 0 < len(lines[mark.line]) <= mark.column
    last: int = mark.line + is_at_the_end
    while last > node.start_mark.line + 1:
        line = lines[last - 1]
        content = line.strip()
        is_comment = content.startswith("#") and len(line) - len(line.lstrip()) <= node.start_mark.column
        if content and not is_comment:
            break
        last -= 1
    return last


def _entries(node: Any) -> dict[str, tuple[int, Any]]:
    """The values of a map by key, each with the 1-based line of the key; nothing for what is no map."""
    if getattr(node, "id", "") != "mapping":
        return {}
    return {str(key.value): (key.start_mark.line + 1, value) for key, value in node.value if _is_scalar(key)}


def _is_scalar(node: Any) -> bool:
    return bool(getattr(node, "id", "") == "scalar")


def _triggers(node: Any) -> frozenset[str]:
    """``on``: a name, a list of names, or a map."""
    if _is_scalar(node):
        return frozenset({str(node.value)})
    return frozenset(_entries(node)) | frozenset(str(one.value) for one in node.value if _is_scalar(one))


def _watched(node: Any) -> Iterator[yaml.ScalarNode]:
    """The items of ``on.push.paths`` and the like."""
    for _, event in _entries(node).values():
        _, paths = _entries(event).get("paths", (0, None))
        if getattr(paths, "id", "") == "sequence":
            yield from filter(_is_scalar, paths.value)


def _alias_line(text: str, loader: Any) -> int | None:
    import yaml

    if not re.search(r"[\s,\[]\*\w", text):
        return None
    aliases = (
        one
        for one in yaml.scan(_OTHER_LINE_ENDS.sub(" ", text), Loader=loader)
        if isinstance(one, yaml.AliasToken)
    )
    return next((one.start_mark.line + 1 for one in aliases), None)


def _working_directory(entries: dict[str, tuple[int, Any]], base: str | None = "") -> str | None:
    """``defaults.run.working-directory`` of a workflow or a job."""
    for key in ("defaults", "run", "working-directory"):
        if key not in entries:
            return base
        node = entries[key][1]
        entries = _entries(node)
    return _folder(node.value) if _is_scalar(node) else None


def _folder(written: str) -> str | None:
    return None if "$" in written else re.sub(r"^\./?|/$", "", written)
