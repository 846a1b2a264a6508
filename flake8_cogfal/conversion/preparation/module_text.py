"""The text of statements with their comments, as it moves from one module to another."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ...cog.names import is_cog
from ...fixing.edits import LINE_LENGTH, ReplaceLines
from ...source.imported_names import ImportedName
from ...source.module import PythonModule, once_per_module
from ...source.standard_modules import STANDARD

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def lines_of(module: PythonModule, statement: ast.stmt) -> tuple[int, int]:
    """The first and last line of a statement of the module's body, decorators and the comments above it included."""
    first = min([statement.lineno, *(one.lineno for one in getattr(statement, "decorator_list", ()))])
    ends = _ends_of_statements(module)
    previous = ends[bisect_left(ends, first) - 1]
    above = first
    for line in range(first - 1, previous, -1):
        text = module.lines[line - 1].strip()
        if text and not text.startswith("#"):
            break
        if text:
            above = line
    if (
        previous and above == previous + 1 and above < first
    ):  # a comment right below another statement is that one's
        while above < first and module.lines[above - 1].strip():
            above += 1
        while above < first and not module.lines[above - 1].strip():
            above += 1
    return above, statement.end_lineno or statement.lineno


@once_per_module
def _ends_of_statements(module: PythonModule) -> list[int]:
    """The last lines of the statements of the module's body, after a 0."""
    return sorted([0, *(one.end_lineno or 0 for one in module.tree.body)])


def text_of_module(
    module: PythonModule, statements: Sequence[ast.stmt], imports: Sequence[ImportedName]
) -> str:
    """A module with these statements of another, below the imports that they need."""
    parts = _imports(module, imports)
    for index, statement in enumerate(statements):
        first, last = lines_of(module, statement)
        is_definition = isinstance(statement, DEFINITIONS)
        before = statements[index - 1] if index else None
        if index or imports:
            gap = 2 if is_definition or isinstance(before, DEFINITIONS) else 1
            if before is not None and not is_definition and lines_of(module, before)[1] + 1 == first:
                gap = 0
            parts += [""] * gap
        parts += module.lines[first - 1 : last]
    return "\n".join(parts) + "\n"


def _imports(module: PythonModule, imports: Sequence[ImportedName]) -> list[str]:
    """Import lines: as they stand where all of their names come along, the standard library first."""
    groups: dict[int, list[str]] = {}
    statements = dict.fromkeys(one.statement for one in imports)
    for statement in statements:
        own = [one for one in imports if one.statement is statement]
        root = own[0].root
        is_own = module.neighbour(own[0]) is not None or module.submodule(own[0]) is not None
        group = 0 if root == "__future__" else 1 if root in STANDARD or is_cog(own[0]) else 3 if is_own else 2
        groups.setdefault(group, []).extend(_import(module, statement, own))
    return [
        line for index, group in enumerate(sorted(groups)) for line in ([""] if index else []) + groups[group]
    ]


def _import(
    module: PythonModule, statement: ast.Import | ast.ImportFrom, own: list[ImportedName]
) -> list[str]:
    if is_cog(own[0]):  # only its Path gets here, a path of the system
        return ["from pathlib import Path" + (f" as {own[0].alias}" if own[0].alias else "")]
    if len(own) == len(statement.names):
        return module.source(statement).split("\n")
    return _rebuilt(statement, {one.bound for one in own}).split("\n")


def _rebuilt(statement: ast.Import | ast.ImportFrom, bound: set[str]) -> str:
    """The statement with some of its names."""
    names = [one for one in statement.names if (one.asname or one.name.partition(".")[0]) in bound]
    if isinstance(statement, ast.Import):
        return ast.unparse(ast.Import(names))
    return import_lines(ast.unparse(ast.ImportFrom(statement.module, names, statement.level)))


def import_lines(code: str) -> str:
    """``from x import a, b``, on lines of its own names where it is too long for one."""
    head, _, names = code.partition(" import ")
    if len(code) <= LINE_LENGTH or not names:
        return code
    return f"{head} import (\n" + "".join(f"    {name},\n" for name in names.split(", ")) + ")"


def without_imported(
    module: PythonModule, imports: Sequence[ImportedName], path: str
) -> Iterator[ReplaceLines]:
    """Take some names out of the imports of a file; the statement goes with its last name."""
    for statement in dict.fromkeys(one.statement for one in imports):
        gone = {one.bound for one in imports if one.statement is statement}
        first, last = statement.lineno, statement.end_lineno or statement.lineno
        lines = module.lines[first - 1 : last]
        alone = not any(
            one is not statement and one.lineno <= last and (one.end_lineno or 0) >= first
            for one in module.tree.body
        )
        bound = [one.asname or one.name.partition(".")[0] for one in statement.names]
        if not alone:
            continue
        if gone >= set(bound):
            above = module.lines[first - 2].strip() if first > 1 else ""
            while not above and last < len(module.lines) and not module.lines[last].strip():
                last += 1
            yield ReplaceLines(path, first, last, "")
        elif not any("#" in line for line in lines):
            yield ReplaceLines(path, first, last, _rebuilt(statement, set(bound) - gone))
