"""The parameter list and the docstring of a function, as text."""

from __future__ import annotations

import ast
import io
import tokenize

from .module import Function, PythonModule


def parameters_source(module: PythonModule, function: Function) -> str:
    """What stands between the parentheses of ``def name(...)``, as far left as if the function stood at column 0."""
    lines = module.lines[function.lineno - 1 :]
    start: tuple[int, int] | None = None
    depth = 0
    for token in tokenize.generate_tokens(io.StringIO("\n".join(lines) + "\n").readline):
        if token.type == tokenize.OP and token.string in "([{":
            start = start or token.end
            depth += 1
        elif token.type == tokenize.OP and token.string in ")]}":
            depth -= 1
            if depth == 0 and start is not None:
                return _shifted(_between(lines, start, token.start), function.col_offset)
    raise ValueError(f"line {function.lineno}: a function without a parameter list")


def docstring_of(function: Function) -> ast.Expr | None:
    """The statement that is the function's docstring."""
    first = function.body[0]
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return first if is_text and ast.get_docstring(function) is not None else None  # type: ignore[return-value]


def docstring_line(module: PythonModule, function: Function) -> str:
    """The docstring as a line (or lines) of a method's body, indented by four; empty where there is none."""
    statement = docstring_of(function)
    return f"    {module.source(statement)}\n" if statement is not None else ""


def _between(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    """The text from one place to another: 1-based lines, 0-based columns in characters."""
    (first, left), (last, right) = start, end
    if first == last:
        return lines[first - 1][left:right]
    return "\n".join([lines[first - 1][left:], *lines[first : last - 1], lines[last - 1][:right]])


def _shifted(text: str, distance: int) -> str:
    """The text with its lines further left, but for those inside strings."""
    inside: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(f"({text})").readline):
        if token.type not in (tokenize.NEWLINE, tokenize.NL) and token.start[0] != token.end[0]:
            inside.update(range(token.start[0], token.end[0]))
    return "\n".join(
        line if index in inside or line[:distance].strip() or index == 0 else line[distance:]
        for index, line in enumerate(text.split("\n"))
    )
