"""Coverage-guided fuzzing: changes small projects at random, keeps what reaches new code, and reports what breaks a promise.

    python benchmarks/fuzz.py [--seconds N] [--seed S] [--save FOLDER]
    python benchmarks/fuzz.py --replay FOLDER

The seeds are the projects of tests/cases, tests/clients and examples. A mutation works on the text (lines, characters,
newlines, bytes) or on the syntax tree: it puts an expression or a statement of any seed in the place of another one, so
that what surrounds it keeps its layout and its comments. Each mutant is checked, linted and migrated, in memory. Promised
are: no exception, no hang; a result that compiles, keeps every comment, and in which a second run finds nothing to do; and
that a project with a reason to decline stays as it is.

Coverage comes from the package ``coverage``, which the extra ``dev`` has through pytest-cov: its tracer is written in C
(``sys.settrace`` in Python is some ten times slower), and ``sys.monitoring`` does not exist below Python 3.12.

For each distinct failure the smallest project that still shows it is printed, and written below the folder of ``--save``;
``--replay`` runs one of those again. The command ends with 1 if there is any.
"""

from __future__ import annotations

import argparse
import ast
import io
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import tokenize
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import coverage

from flake8_cogfal.clients import convert_clients
from flake8_cogfal.engine import migrate
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.plugin import Plugin
from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.project.project import Project
from flake8_cogfal.source.tree import Tree

REPOSITORY = Path(__file__).parent.parent
PACKAGE = REPOSITORY / "flake8_cogfal"
SEEDS = ("tests/cases", "tests/clients/cases", "examples")
ANNOTATION = re.compile(rb" *#! (?:CF\d{3}!? ?)+$", re.MULTILINE)
USUAL_CONFIGURATION = b'build:\n  python_version: "3.11"\n  gpu: true\npredict: "predict.py:Predictor"\n'
FOLDER = "my-model"

OPTIONS = Options(unsafe_fixes=True)
TIME_LIMIT = 20
MINIMISING_SECONDS = 20
LARGEST = 20_000

# What may go with a line that goes: Cog's own header, and what is said to other tools.
LOOSE_COMMENT = re.compile(
    r"Prediction interface for Cog|replicate/cog/blob/|cog\.run/python|#\s*(noqa|type:|pyright:)"
)
# The net below the rules: the original stays, but a rule should have declined with the line and the reason.
REFUSED = re.compile(r"would not compile|do not come to an end|would raise|has a defect")

Files = Mapping[str, bytes]
"""A project: its files by path."""


class Hang(BaseException):
    """The time limit is over; no ``except Exception`` may catch it."""


@dataclass(frozen=True)
class Failure:
    """A broken promise: ``kind`` is the same for every project that breaks it in the same way."""

    kind: str
    details: str = ""


# -- Seeds


def seeds() -> Iterator[Files]:
    """The projects of the repository, without the annotations of their tests."""
    for area in SEEDS:
        for folder in sorted({path.parent for path in (REPOSITORY / area).rglob("before.py")}):
            yield _files_below(folder)
    for path in sorted((REPOSITORY / "tests/cases").glob("*/*.py")):
        yield _project({"predict.py": path.read_bytes()})
    for path in sorted((REPOSITORY / "examples").glob("*/cog")):
        yield _files_below(path)


def _files_below(folder: Path) -> Files:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    files = {path: data for path, data in files.items() if not path.endswith((".after", "after.py"))}
    if "before.py" in files:
        files["predict.py"] = files.pop("before.py")
    return _project(files)


def _project(files: dict[str, bytes]) -> Files:
    files.setdefault("cog.yaml", USUAL_CONFIGURATION)
    return {path: ANNOTATION.sub(b"", data) for path, data in files.items()}


# -- Mutations


@dataclass
class Pool:
    """What mutants are made from: expressions, statements and lines of every seed."""

    expressions: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    lines: dict[str, list[str]] = field(default_factory=dict)

    def add(self, files: Files) -> None:
        """Take in the parts of a project."""
        for path, data in files.items():
            text = data.decode("utf-8", errors="replace")
            self.lines.setdefault(_kind_of(path), []).extend(text.splitlines())
            for node in _nodes(text) if path.endswith(".py") else ():
                segment = ast.get_source_segment(text, node) or ""
                if isinstance(node, ast.expr):
                    self.expressions.append(segment)
                else:
                    self.statements.append(" " * node.col_offset + segment)


def _kind_of(path: str) -> str:
    return Path(path).suffix or Path(path).name


def _nodes(text: str) -> list[ast.expr | ast.stmt]:
    """The expressions and statements that have a text of their own."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    inside_strings = {
        id(part) for one in ast.walk(tree) if isinstance(one, ast.JoinedStr) for part in ast.walk(one)
    }
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, (ast.expr, ast.stmt)) and id(node) not in inside_strings
    ]


ODD_TEXTS = (
    *(
        "\t",
        "\f",
        "\x0b",
        "\x1c",
        "\x85",
        "\u2028",
        "\ufeff",
        "\0",
        "\r",
        "\\\n",
        "\\",
        ";",
        "#",
        "# noqa",
        "'",
        '"',
        '"""',
    ),
    *("(", ")", "[", "]", "{", "}", ":", "=", ",", "*", "**", "@", "->", "...", "é", "名前", "🙂", "\ud800"),
    *(
        "# coding: latin-1\n",
        "# -*- coding: utf-7 -*-\n",
        "from __future__ import annotations\n",
        "async ",
        "await ",
    ),
    *(
        "lambda: ",
        "global x\n",
        "nonlocal x\n",
        "yield ",
        "return ",
        "del ",
        "None",
        "-1",
        "1e999",
        "0x",
        "''",
        "f'{x!r:>{y}}'",
    ),
    *(
        "&a ",
        "*a",
        "<<: ",
        "!!python/object:os.system ",
        "- ",
        "|\n",
        "~",
        "{{ x }}",
        "%",
        "==",
        ";python_version<'3'",
        "-e ",
        "--",
    ),
    *(
        "FROM ",
        "RUN ",
        "COPY --from=x ",
        "<<EOF\n",
        "EOF\n",
        "ARG x\n",
        "$x",
        "${x:-y}",
        "&&",
        "||",
        "../",
        "/etc/passwd",
        "~/",
    ),
)
FRAMES = (
    "if {name}:",
    "try:",
    "with {name} as other:",
    "for one in {name}:",
    "while {name}:",
    "class Inner:",
    "def inner(self):",
    "async def inner():",
    "match {name}:\n    case _:",
)

Mutation = Callable[[random.Random, str, str, Pool], str]


def with_other_expression(chance: random.Random, path: str, text: str, pool: Pool) -> str:
    """One expression in the place of another."""
    nodes = [node for node in _nodes(text) if isinstance(node, ast.expr)]
    if not nodes:
        return text
    return _replaced(text, chance.choice(nodes), chance.choice(pool.expressions))


def with_other_statement(chance: random.Random, path: str, text: str, pool: Pool) -> str:
    """A statement in the place of another, above it, or none."""
    nodes = [node for node in _nodes(text) if isinstance(node, ast.stmt)]
    if not nodes:
        return text
    node = chance.choice(nodes)
    other = _indented(chance.choice(pool.statements), node.col_offset)
    kept = f"\n{' ' * node.col_offset}{ast.get_source_segment(text, node)}"
    return _replaced(text, node, chance.choice(["pass", other, other + kept]))


def framed(chance: random.Random, path: str, text: str, pool: Pool) -> str:
    """A statement inside a block of its own."""
    nodes = [node for node in _nodes(text) if isinstance(node, ast.stmt)]
    if not nodes:
        return text
    node = chance.choice(nodes)
    margin = " " * node.col_offset
    frame = chance.choice(FRAMES).format(name=chance.choice(["self", "text", "os", "True", "torch"]))
    depth = 8 if frame.startswith("match") else 4
    segment = margin + (ast.get_source_segment(text, node) or "pass")
    inside = _indented(segment, node.col_offset + depth)
    end = f"\n{margin}finally:\n{margin}    pass" if frame == "try:" else ""
    return _replaced(
        text, node, f"{frame.replace(chr(10), chr(10) + margin)}\n{margin}{' ' * depth}{inside}{end}"
    )


def renamed(chance: random.Random, path: str, text: str, pool: Pool) -> str:
    """One word of the file everywhere in the place of another."""
    words = sorted(set(re.findall(r"[^\W\d]\w*", text)))
    if len(words) < 2:
        return text
    one, other = chance.sample(words, 2)
    return re.sub(rf"\b{one}\b", other, text)


def with_other_lines(chance: random.Random, path: str, text: str, pool: Pool) -> str:
    """Some lines gone, twice, in another order, or those of another project."""
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    end = min(len(lines), start + chance.choice([1, 1, 1, 2, 5, 20]))
    others = pool.lines.get(_kind_of(path)) or lines
    lines[start:end] = chance.choice(
        [
            [],
            lines[start:end] * 2,
            lines[start:end][::-1],
            [chance.choice(others)],
            [*lines[start:end], chance.choice(others)],
        ]
    )
    return "\n".join(lines)


def with_odd_text(chance: random.Random, path: str, text: str, pool: Pool) -> str:
    """Something unusual somewhere."""
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(ODD_TEXTS) + text[place + chance.choice([0, 0, 1]) :]


def with_comments(chance: random.Random, path: str, text: str, pool: Pool) -> str:
    """Comments at the ends of some lines and between them."""
    lines = text.split("\n")
    for number in range(chance.randrange(1, 6)):
        place = chance.randrange(len(lines))
        line = lines[place]
        margin = line[: len(line) - len(line.lstrip())]
        lines[place] = chance.choice([f"{line}  # remark {number}", f"{margin}# remark {number}\n{line}"])
    return "\n".join(lines)


def with_other_layout(chance: random.Random, path: str, text: str, pool: Pool) -> str:
    """Other newlines, indentation or margins."""
    return chance.choice(
        [
            text.replace("\n", "\r\n"),
            text.replace("\n", "\r"),
            text.replace("\n", "\r\n", chance.randrange(1, 9)),
            text.replace("    ", "\t"),
            text.replace("    ", "  "),
            text.rstrip("\n"),
            "\ufeff" + text,
            "\n\f\n" + text,
            text.replace("(", "(\n", 1),
            text.replace(", ", ",\n    "),
            text + "\n\n",
            "",
        ]
    )


MUTATIONS: tuple[Mutation, ...] = (
    *((with_other_expression,) * 5),
    *((with_other_statement,) * 4),
    *((framed,) * 2),
    *((with_other_lines,) * 3),
    *((with_comments,) * 2),
    renamed,
    with_odd_text,
    with_other_layout,
)


def mutant(chance: random.Random, files: Files, pool: Pool) -> Files:
    """A project after a few mutations; the predictor changes most."""
    result = dict(files)
    for _ in range(chance.choice([1, 1, 2, 3, 5])):
        paths = sorted(result)
        path = "predict.py" if "predict.py" in result and chance.random() < 0.6 else chance.choice(paths)
        text = result[path].decode("utf-8", errors="replace")
        changed = chance.choice(MUTATIONS)(chance, path, text, pool)
        data = changed.encode(chance.choice(["utf-8"] * 40 + ["utf-16", "latin-1"]), errors="replace")
        if len(data) <= LARGEST:
            result[path] = data
    return result


def _replaced(text: str, node: ast.expr | ast.stmt, code: str) -> str:
    lines = [line.encode() for line in text.splitlines(keepends=True)]
    if node.end_lineno is None or node.end_lineno > len(
        lines
    ):  # Python and splitlines differ about form feeds
        return text
    assert node.end_col_offset is not None
    before = b"".join(lines[: node.lineno - 1]) + lines[node.lineno - 1][: node.col_offset]
    after = lines[node.end_lineno - 1][node.end_col_offset :] + b"".join(lines[node.end_lineno :])
    return before.decode(errors="replace") + code + after.decode(errors="replace")


def _indented(statement: str, column: int) -> str:
    """A statement from another place as it stands in a column, without the margin of its first line."""
    own = len(statement) - len(statement.lstrip(" "))
    lines = statement.split("\n")
    margin = " " * column
    return "\n".join(
        [lines[0].strip(), *(margin + line[own:] if line[:own].isspace() else line for line in lines[1:])]
    )


# -- Promises


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


# -- The loop


class Branches:
    """The branches of the package that were reached so far."""

    def __init__(self) -> None:
        self.coverage = coverage.Coverage(data_file=None, branch=True, source=[str(PACKAGE)], messages=False)
        self.reached: set[tuple[str, int, int]] = set()

    def new(self, run: Callable[[], Failure | None]) -> tuple[Failure | None, int]:
        """What a run came to, and how many branches it was the first to reach."""
        self.coverage.erase()
        self.coverage.start()
        try:
            failure = run()
        finally:
            self.coverage.stop()
        data = self.coverage.get_data()
        found = {(file, *arc) for file in data.measured_files() for arc in data.arcs(file) or ()}
        before = len(self.reached)
        self.reached |= found
        return failure, len(self.reached) - before


def fuzz(seconds: float, seed: int, save: Path | None) -> dict[str, Files]:
    """Run for some seconds; the smallest project of each failure."""
    chance = random.Random(seed)
    pool = Pool()
    corpus = list(seeds())
    for files in corpus:
        pool.add(files)
    branches = Branches()
    failures: dict[str, Files] = {}
    started = time.monotonic()
    runs, said = 0, started

    def run(files: Files) -> bool:
        failure, new = branches.new(lambda: failure_of(files))
        if failure is not None and failure.kind not in failures:
            failures[failure.kind] = minimised(files, failure.kind)
            _tell(failure, failures[failure.kind], save, len(failures))
        return new > 0

    chance.shuffle(corpus)
    unmutated = 0
    for files in corpus:
        run(files)
        unmutated += 1
        if time.monotonic() - started > seconds / 4:
            break
    of_seeds = len(branches.reached)
    print(f"{unmutated} seeds reach {of_seeds} branches in {time.monotonic() - started:.0f} s", flush=True)
    kept: list[Files] = []
    while time.monotonic() - started < seconds:
        parent = chance.choice(kept if kept and chance.random() < 0.5 else corpus)
        files = mutant(chance, parent, pool)
        runs += 1
        if run(files):
            kept.append(files)
        if time.monotonic() - said > 60:
            said = time.monotonic()
            print(_state(runs, kept, branches, of_seeds, failures), flush=True)
    print(_state(runs, kept, branches, of_seeds, failures))
    return failures


def _state(
    runs: int, kept: list[Files], branches: Branches, of_seeds: int, failures: dict[str, Files]
) -> str:
    more = len(branches.reached) - of_seeds
    return f"{runs} mutants, {len(kept)} kept for {more} new branches, {len(failures)} failures"


def _tell(failure: Failure, files: Files, save: Path | None, number: int) -> None:
    print(f"\n=== {failure.kind}\n{failure.details[-1500:]}")
    for path, data in files.items():
        print(f"--- {path}\n{data.decode('utf-8', errors='backslashreplace')}")
        if save is not None:
            target = save / str(number) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    sys.stdout.flush()


def main() -> int:
    """Fuzz, or run one project again; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--save", type=Path, metavar="FOLDER", help="write the smallest project of each failure there"
    )
    parser.add_argument(
        "--replay", type=Path, metavar="FOLDER", help="run the project in this folder, and nothing else"
    )
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    if arguments.replay is not None:
        paths = (path for path in sorted(arguments.replay.rglob("*")) if path.is_file())
        failure = failure_of(
            {path.relative_to(arguments.replay).as_posix(): path.read_bytes() for path in paths}
        )
        print(f"{failure.kind}\n{failure.details}" if failure else "nothing")
        return int(failure is not None)
    return int(bool(fuzz(arguments.seconds, arguments.seed, arguments.save)))


if __name__ == "__main__":
    raise SystemExit(main())
