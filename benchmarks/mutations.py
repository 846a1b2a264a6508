"""What the fuzzer runs: the small projects of this repository, and what becomes of them after random changes."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
SEEDS = ("tests/cases", "tests/clients/cases", "examples")
ANNOTATION = re.compile(rb" *#! (?:CF\d{3}!? ?)+$", re.MULTILINE)
USUAL_CONFIGURATION = b'build:\n  python_version: "3.11"\n  gpu: true\npredict: "predict.py:Predictor"\n'
LARGEST = 20_000

Files = Mapping[str, bytes]
"""A project: its files by path."""


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
