"""What holds for every project, however broken: no crash, no hang, nothing lost; and the smallest project that shows the contrary."""

from __future__ import annotations

import ast
import io
import re
import shutil
import signal
import tempfile
import time
import tokenize
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from mutations import REPOSITORY, Files

from flake8_cogfal.clients import convert_clients
from flake8_cogfal.engine import migrate
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.plugin import Plugin
from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.project.project import Project
from flake8_cogfal.source.tree import Tree

PACKAGE = REPOSITORY / "flake8_cogfal"
FOLDER = "my-model"
OPTIONS = Options(unsafe_fixes=True)
TIME_LIMIT = 20
MINIMISING_SECONDS = 20

# What may go with a line that goes: Cog's own header, and what is said to other tools.
LOOSE_COMMENT = re.compile(
    r"Prediction interface for Cog|replicate/cog/blob/|cog\.run/python|#\s*(noqa|type:|pyright:)"
)
# The net below the rules: the original stays, but a rule should have declined with the line and the reason.
REFUSED = re.compile(r"would not compile|do not come to an end|would raise|has a defect")


class Hang(BaseException):
    """The time limit is over; no ``except Exception`` may catch it."""


@dataclass(frozen=True)
class Failure:
    """A broken promise: ``kind`` is the same for every project that breaks it in the same way."""

    kind: str
    details: str = ""


def failure_of(files: Files) -> Failure | None:
    """What a project breaks, or None."""
    signal.signal(signal.SIGALRM, _hang)
    signal.alarm(TIME_LIMIT)
    place = Path(tempfile.mkdtemp(prefix="cogfal-fuzz-"))
    try:
        for path, data in files.items():
            target = place / FOLDER / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        return _failure_in(place / FOLDER, files)
    except (Exception, Hang) as error:
        return Failure(
            f"{type(error).__name__} in {_where(error)}", "".join(traceback.format_exception(error))
        )
    finally:
        signal.alarm(0)
        shutil.rmtree(place)


def _hang(number: int, frame: FrameType | None) -> None:
    raise Hang(f"more than {TIME_LIMIT} s")


def _where(error: BaseException) -> str:
    """The last function of this package on the way to an error."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if str(PACKAGE) in one.filename]
    if not frames:
        return "?"
    return f"{Path(frames[-1].filename).relative_to(PACKAGE)}:{frames[-1].lineno} {frames[-1].name}"


def _failure_in(root: Path, files: Files) -> Failure | None:
    for path, data in files.items():
        if path.endswith(".py"):
            _lint(root / path, data)
    for project in find_projects(root):
        migration = migrate(project, OPTIONS)
        failure = _failure_of_migration(project, migration)
        if failure is not None:
            return failure
    return None


def _lint(path: Path, data: bytes) -> None:
    try:
        text = data.decode("utf-8-sig")
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for line, column, _, _ in Plugin(tree, str(path), io.StringIO(text).readlines()).run():
        assert line >= 1 and column >= 0


def _failure_of_migration(project: Project, migration: Migration) -> Failure | None:
    refused = next((one for one in migration.declined if REFUSED.search(one)), None)
    if refused is not None:
        return Failure(
            f"refused: {re.sub(r'[`:].*', '', refused)} {' '.join(re.findall(r'CF[0-9]+', refused))}", refused
        )
    if migration.declined and migration.changes:
        of_clients = convert_clients(project, OPTIONS).project.tree.changes  # these are file by file
        if any(of_clients.get(path) != data for path, data in migration.changes.items()):
            return Failure("a declined project changes", repr(migration.declined))
    for path, data in migration.changes.items():
        if data is not None and path.endswith(".py"):
            compile(data, path, "exec", dont_inherit=True)
            before = project.tree.read(path)
            lost = _comments(before) - _comments(data) if before is not None else Counter()
            lost = Counter({one: n for one, n in lost.items() if not LOOSE_COMMENT.search(one)})
            if lost:
                return Failure("a comment is lost", f"{path}: {lost}")
    if not migration.changes or migration.declined:
        return None
    return _failure_of_second_run(project, migration)


def _failure_of_second_run(project: Project, migration: Migration) -> Failure | None:
    app = migration.app[0] if migration.app is not None else project.app_path
    configuration = project.configuration_path
    if configuration is not None and migration.changes.get(configuration, b"") is None:
        configuration = None
    tree = Tree(project.tree.root, dict(migration.changes))
    again = migrate(Project(tree, configuration, app), OPTIONS)
    if again.changes:
        return Failure(
            f"a second run changes {', '.join(sorted(again.changes))}", _first_difference(tree, again)
        )
    return None


def _first_difference(tree: Tree, again: Migration) -> str:
    import difflib

    path, data = next(iter(again.changes.items()))
    old, new = ((one or b"").decode(errors="replace").splitlines() for one in (tree.read(path), data))
    return "\n".join(difflib.unified_diff(old, new, path, path, lineterm="", n=1))


def _comments(data: bytes) -> Counter[str]:
    try:
        tokens = list(tokenize.tokenize(io.BytesIO(data).readline))
    except (tokenize.TokenError, SyntaxError):
        return Counter()
    return Counter(one.string.rstrip() for one in tokens if one.type == tokenize.COMMENT)


# -- The smallest project


def minimised(files: Files, kind: str) -> Files:
    """A smaller project with the same failure: files, then ever fewer lines of each."""
    until = time.monotonic() + MINIMISING_SECONDS

    def shows(candidate: Files) -> bool:
        found = failure_of(candidate)
        return found is not None and found.kind == kind

    for path in sorted(files):
        fewer = {other: data for other, data in files.items() if other != path}
        if time.monotonic() < until and shows(fewer):
            files = fewer
    for path in sorted(files):
        lines = files[path].splitlines(keepends=True)
        size = max(1, len(lines) // 2)
        while size:
            start = 0
            while start < len(lines) and time.monotonic() < until:
                fewer_lines = lines[:start] + lines[start + size :]
                if shows({**files, path: b"".join(fewer_lines)}):
                    lines = fewer_lines
                else:
                    start += size
            size //= 2
        files = {**files, path: b"".join(lines)}
    return files
