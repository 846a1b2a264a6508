"""Comments of what goes away: none is lost, but for the directives to tools, which only concern their own line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import libcst as cst
from libcst.metadata import CodeRange

from ..source.comments import DIRECTIVE
from .edits import ImportInFunction
from .imports import alias_of, dotted
from .statements import Statement, blank_head, without_blank_head

Positions = Mapping[cst.CSTNode, CodeRange]


@dataclass(frozen=True)
class ImportComments:
    """Comments that go along with an imported name: those of its statement, and those of its own line in the list."""

    above: tuple[str, ...] = ()
    behind: str = ""
    above_name: tuple[str, ...] = ()
    behind_name: str = ""
    from_line: int = 0
    """The line of an import above that goes away, and left the comment above it to this one."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.above, *self.above_name, *filter(None, (self.behind, self.behind_name)))


def comments_in(node: cst.CSTNode) -> list[cst.Comment]:
    """The comments of a node, in order."""
    found: list[cst.Comment] = []
    pending: list[cst.CSTNode] = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, cst.Comment):
            found.append(current)
        pending.extend(reversed(current.children))
    return found


def lost_comments(before: cst.CSTNode, kept: Iterable[cst.CSTNode]) -> list[str]:
    """The comments of ``before`` that are in none of the nodes ``kept``, without directives to tools."""
    left = Counter(comment.value for node in kept for comment in comments_in(node))
    lost = []
    for comment in comments_in(before):
        if left[comment.value]:
            left[comment.value] -= 1
        elif not DIRECTIVE.match(comment.value):
            lost.append(comment.value)
    return lost


def travelling_comments(
    body: Sequence[Statement],
    edits: Sequence[ImportInFunction],
    removed: set[tuple[int, str]],
    positions: Positions,
) -> dict[ImportInFunction, ImportComments]:
    """The comments that imports of a module's body take along into the first function that needs them.

    ``removed`` are the names that leave their statement: its line, and the name as written (``a as b``).
    """
    by_line: dict[int, list[ImportInFunction]] = {}
    for edit in edits:
        by_line.setdefault(edit.order, []).append(edit)
    found: dict[ImportInFunction, ImportComments] = {}
    left: tuple[int, tuple[str, ...]] = (0, ())
    for index, statement in enumerate(body):
        line = positions[statement].start.line
        own = by_line.get(line, [])
        inherited = left if not statement.leading_lines else (0, ())
        left = _left_by(statement, line, removed, inherited) if not own else (0, ())
        small = statement.body[0] if isinstance(statement, cst.SimpleStatementLine) else None
        if not own or not isinstance(statement, cst.SimpleStatementLine) or len(statement.body) > 1:
            continue
        if not isinstance(small, (cst.Import, cst.ImportFrom)) or isinstance(small.names, cst.ImportStar):
            continue
        written = {_written(alias): alias for alias in small.names}
        for name, (above, behind) in _comments_of_names(small, positions).items():
            first = next((edit for edit in own if _name_in(edit) == name), None)
            if first is not None:
                found[first] = ImportComments(above_name=above, behind_name=behind)
        if all((line, name) in removed for name in written):
            names = found.get(own[0], ImportComments())
            above = (
                () if _joins_next(body, index, removed, positions) else tuple(_texts(statement.leading_lines))
            )
            last = statement.trailing_whitespace.comment
            behind = last.value if last else ""
            found[own[0]] = replace(
                names, above=(*inherited[1], *above), behind=behind, from_line=inherited[0]
            )
    return found


def _left_by(
    statement: Statement, line: int, removed: set[tuple[int, str]], inherited: tuple[int, tuple[str, ...]]
) -> tuple[int, tuple[str, ...]]:
    """The comment above an import that goes, for the import right below it: with the line that it stood above."""
    small = statement.body[0] if isinstance(statement, cst.SimpleStatementLine) else None
    if not isinstance(small, (cst.Import, cst.ImportFrom)) or isinstance(small.names, cst.ImportStar):
        return 0, ()
    if any((line, _written(alias)) not in removed for alias in small.names):
        return 0, ()
    texts = tuple(_texts(statement.leading_lines))
    return (line, texts) if texts else inherited


def _joins_next(
    body: Sequence[Statement], index: int, removed: set[tuple[int, str]], positions: Positions
) -> bool:
    """Whether the next statement is an import of the same group that stays: then the comment above is the group's."""
    following = body[index + 1] if index + 1 < len(body) else None
    if not isinstance(following, cst.SimpleStatementLine) or following.leading_lines:
        return False
    small, line = following.body[0], positions[following].start.line
    if not isinstance(small, (cst.Import, cst.ImportFrom)) or isinstance(small.names, cst.ImportStar):
        return False
    return any((line, _written(alias)) not in removed for alias in small.names)


def _comments_of_names(
    statement: cst.Import | cst.ImportFrom, positions: Positions
) -> dict[str, tuple[tuple[str, ...], str]]:
    """By name: the comments on lines of their own above it, and the one behind it."""
    assert not isinstance(statement.names, cst.ImportStar)
    lines = {positions[alias].start.line: _written(alias) for alias in statement.names}
    above: dict[str, list[str]] = {}
    behind: dict[str, str] = {}
    for comment in comments_in(statement):
        line = positions[comment].start.line
        if line in lines:
            behind[lines[line]] = comment.value
        else:
            name = next((lines[one] for one in sorted(lines) if one > line), lines[max(lines)])
            above.setdefault(name, []).append(comment.value)
    return {name: (tuple(above.get(name, ())), behind.get(name, "")) for name in {**above, **behind}}


def _name_in(edit: ImportInFunction) -> str:
    """The name that an edit imports, as written."""
    return (
        edit.code.partition(" import ")[2]
        if edit.code.startswith("from ")
        else edit.code.removeprefix("import ")
    )


def _written(alias: cst.ImportAlias) -> str:
    name = alias_of(alias)
    return f"{dotted(alias.name)} as {name}" if name else dotted(alias.name)


def _texts(lines: Iterable[cst.EmptyLine]) -> list[str]:
    return [line.comment.value for line in lines if line.comment]


def without_comments(module: cst.Module, texts: set[str]) -> cst.Module:
    """The module without the comment lines of these texts, at its head and above its statements."""

    def kept(lines: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
        return [line for line in lines if not (line.comment and line.comment.value in texts)]

    header = kept(module.header)
    if len(header) < len(module.header):
        header = without_blank_head(header)
    body = list(module.body)
    for index, statement in enumerate(body):
        lines = statement.leading_lines
        if any(line.comment and line.comment.value in texts for line in lines):
            body[index] = statement.with_changes(leading_lines=kept(lines))
    return module.with_changes(header=header, body=body)


def without_blank_start(module: cst.Module) -> cst.Module:
    """The module without blank lines at its very start, or twice below the comments at its head."""
    if not module.body:
        return module
    first, header = module.body[0], module.header
    if header and (header[-1].comment or blank_head(header) == len(header)):
        return module
    if not blank_head(first.leading_lines):
        return module
    lines = without_blank_head(first.leading_lines)
    return module.with_changes(body=[first.with_changes(leading_lines=lines), *module.body[1:]])
