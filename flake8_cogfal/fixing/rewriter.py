"""Carries out edits on one Python file with LibCST: one parse, one pass, one print."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from .apart import InsertAfter, NameReturned, OpenBlock, Unroll
from .comments import Positions, lost_comments, travelling_comments, without_blank_start, without_comments
from .definitions import DefinitionRewriter
from .edits import (
    AddDefinition,
    AddFunctions,
    AddImport,
    AddTypingImport,
    DropComment,
    Edit,
    ImportInFunction,
    InsertBefore,
    MarkTodo,
    MoveIntoFunction,
    MoveUnderTypeChecking,
    RemoveImport,
    RemoveStatement,
    ReplaceStatement,
)
from .expressions import Place
from .imports import add_imports, in_one_group, without_names
from .statements import (
    Statement,
    assigned_to,
    blank_head,
    blank_lines,
    comment_lines,
    functions_from,
    is_compound,
    is_definition,
    named_first,
    opened_block,
    pass_statement,
    replaced,
    unrolled,
    with_blank_lines,
    with_names,
    without_annotation,
    without_blank_head,
    without_blank_lines,
)


class CannotRewrite(Exception):
    """An edit does not fit the file; ``args[0]`` says which and why."""


def rewrite(text: str, edits: Sequence[Edit]) -> str:
    """The text of a Python file after the edits (newlines are ``\\n``).

    Raises CannotRewrite where an edit's place is not found, and where LibCST cannot parse the file.
    """
    text, end = _without_indented_end(text)
    try:
        wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    except cst.ParserSyntaxError as error:
        raise CannotRewrite(f"line {error.raw_line}: {error.message}") from error
    rewriter = _Rewriter(edits, wrapper.resolve(PositionProvider), wrapper.module)
    try:
        changed = wrapper.module.visit(rewriter)
    except cst.ParserSyntaxError as error:
        raise CannotRewrite(f"the code of an edit does not parse: {error.message}") from error
    if rewriter.pending:
        raise CannotRewrite(_complaint(next(iter(rewriter.pending))))
    return changed.code + end


def _without_indented_end(text: str) -> tuple[str, str]:
    """A file and the comments at its end, where LibCST would keep the last of them alone (those right of column 0)."""
    lines = text.split("\n")
    first = len(lines)
    while first and (not lines[first - 1].strip() or lines[first - 1].lstrip().startswith("#")):
        first -= 1
    comments = [line for line in lines[first:] if line.strip()]
    if not first or len(comments) < 2 or not any(one[0].isspace() for one in comments):
        return text, ""
    try:
        if cst.parse_module(text).code == text:
            return text, ""
        ast.parse("\n".join(lines[:first]) + "\n")
    except (cst.ParserSyntaxError, SyntaxError):  # the end belongs to something, such as a string
        return text, ""
    return "\n".join(lines[:first]) + "\n", "\n".join(lines[first:])


class _Rewriter(DefinitionRewriter):
    def __init__(self, edits: Sequence[Edit], positions: Positions, module: cst.Module) -> None:
        super().__init__(edits, positions, module)
        self.removed = {(e.line, e.column): e for e in self._all(RemoveStatement)}
        self.replaced = {(e.line, e.column): e for e in self._all(ReplaceStatement)}
        self.moves = {(e.line, e.column): e for e in self._all(MoveIntoFunction)}
        self.typing = {(e.line, e.column): e for e in self._all(MoveUnderTypeChecking)}
        self.for_typing: list[Statement] = []
        self.moved: set[cst.CSTNode] = set()
        self._collect_moves()
        self.travelling = travelling_comments(
            module.body,
            self._all(ImportInFunction),
            {(e.line, _written(e)) for e in self._all(RemoveImport)},
            positions,
        )

    def _place(self, statement: cst.CSTNode) -> Place:
        """Where a statement starts, decorators included."""
        if isinstance(statement, (cst.FunctionDef, cst.ClassDef)) and statement.decorators:
            return self._start(statement.decorators[0])
        return self._start(statement)

    def _small_places(self, statement: cst.CSTNode) -> list[Place]:
        """Where the statements on one line start; for a compound statement, where it starts."""
        if isinstance(statement, cst.SimpleStatementLine):
            return [self._start(small) for small in statement.body]
        return [self._place(statement)]

    def _collect_moves(self) -> None:
        for statement in self._movable():
            moved: dict[cst.CSTNode, Statement] = {statement: statement}
            if isinstance(statement, cst.SimpleStatementLine) and len(statement.body) > 1:
                moved = {small: cst.SimpleStatementLine([_alone(small)]) for small in statement.body}
            for original, alone in moved.items():
                comments = [line for line in alone.leading_lines if line.comment]
                move, typing = self.moves.get(self._start(original)), self.typing.get(self._start(original))
                if move or typing:
                    comments = [*comments, *comment_lines(edit.text for edit in self._todos(original))]
                    alone = alone.with_changes(leading_lines=comments)
                if move is not None:
                    taken = without_annotation(alone) if move.attribute or move.binds else alone
                    taken = with_names(taken, dict(move.names)) if move.names else taken
                    taken = assigned_to(taken, move.attribute) if move.attribute else taken
                    self.taken[move.function].append((move, taken))
                elif typing is not None:
                    self.for_typing.append(alone)
                else:
                    continue
                self.moved.add(original)
                self._done(move or typing)  # type: ignore[arg-type]

    def _movable(self) -> list[Statement]:
        """The statements of the module's body, and of the classes there."""
        found: list[Statement] = []
        for statement in self.module.body:
            found.append(statement)
            if isinstance(statement, cst.ClassDef) and isinstance(statement.body, cst.IndentedBlock):
                found += statement.body.body  # type: ignore[arg-type]
        return found

    # -- statements -----------------------------------------------------------------------------------

    def leave_SimpleStatementSuite(
        self, original_node: cst.SimpleStatementSuite, updated_node: cst.SimpleStatementSuite
    ) -> cst.BaseSuite:
        """``def f(x): return x`` becomes a block where something is put before one of its statements."""
        statements: list[Statement] = []
        for before, after in zip(original_node.body, updated_node.body, strict=True):
            statements += [*self._insertions([self._start(before)]), cst.SimpleStatementLine([_alone(after)])]
        if len(statements) == len(updated_node.body):
            return updated_node
        statements[-1] = statements[-1].with_changes(trailing_whitespace=updated_node.trailing_whitespace)
        return cst.IndentedBlock(statements)

    def leave_IndentedBlock(
        self, original_node: cst.IndentedBlock, updated_node: cst.IndentedBlock
    ) -> cst.IndentedBlock:
        body, orphaned = self._statements(original_node.body, updated_node.body)
        return updated_node.with_changes(
            body=body or [pass_statement()], footer=[*orphaned, *updated_node.footer]
        )

    def leave_Module(self, original_node: cst.Module, updated_node: cst.Module) -> cst.Module:
        body, orphaned = self._statements(original_node.body, updated_node.body)
        module = updated_node.with_changes(body=body, footer=[*orphaned, *updated_node.footer])
        dropped = self._take(DropComment)
        if dropped:
            module = without_comments(module, {edit.text for edit in dropped})
        new = [edit.code for edit in self._take(AddImport)]
        typing_only = [edit.code for edit in self._take(AddTypingImport)]
        module = add_imports(module, new, typing_only, self.for_typing)
        return module if module.body[:1] == original_node.body[:1] else without_blank_start(module)

    def _statements(
        self, before: Sequence[cst.CSTNode], after: Sequence[cst.CSTNode]
    ) -> tuple[list[cst.CSTNode], list[cst.EmptyLine]]:
        """The statements of a block after removals and insertions, and the comments that nothing follows."""
        result: list[cst.CSTNode] = []
        orphaned: list[cst.EmptyLine] = []
        gap, head = False, 0
        for original, updated in zip(before, after, strict=True):
            kept = self._kept(original, updated)
            if kept is not updated:
                orphaned += self._orphaned(original, kept, bool(orphaned))
            if kept is None:
                gap = True
                if not orphaned and (
                    original in self.moved or self._small_places(original)[0] in self.removed
                ):
                    head = max(head, blank_head(original.leading_lines))  # type: ignore[attr-defined]
                continue
            if head and result and not orphaned and not in_one_group(result[-1], kept):
                kept = with_blank_lines(kept, head)  # type: ignore[arg-type]
            head = 0
            if gap and result and in_one_group(result[-1], kept):
                kept = without_blank_lines(kept)  # what kept the two imports apart is gone
            gap = False
            replacement = [*self._replacement(original, kept), *self._followers(original)]
            kept, following = replacement[0], replacement[1:]
            insertions = self._insertions(self._small_places(original))
            definitions = self._definitions(original)
            todos = comment_lines(edit.text for edit in self._todos(original))
            if not (insertions or definitions or orphaned or todos):
                result += [kept, *following]
                continue
            above = [*orphaned, *kept.leading_lines]  # type: ignore[attr-defined]
            orphaned = []
            if definitions:
                comments = without_blank_head(kept.leading_lines)  # type: ignore[attr-defined]
                orphans = above[: len(above) - len(kept.leading_lines)]  # type: ignore[attr-defined]
                definitions[0] = definitions[0].with_changes(leading_lines=[*orphans, *blank_lines(2)])
                above = [*blank_lines(2), *comments]
            elif insertions:
                insertions[0] = insertions[0].with_changes(leading_lines=above)
                above = blank_lines(1) if is_definition(kept) else []
            result += [
                *definitions,
                *insertions,
                kept.with_changes(leading_lines=[*above, *todos]),
                *following,
            ]
        return result, orphaned

    def _replacement(self, original: cst.CSTNode, kept: cst.CSTNode) -> list[cst.CSTNode]:
        """What stands for a statement: itself, or the statements of an edit with its comments."""
        line, column = self._place(original)
        if self._take(OpenBlock, line=line, column=column):
            return opened_block(kept)
        for loop in self._take(Unroll, line=line, column=column):
            return unrolled(kept, loop.renamed)
        for named in self._take(NameReturned, line=line, column=column):
            return named_first(kept, named.name, named.code)
        edit = self.replaced.get(self._place(original) if is_compound(original) else self._start(original))
        if edit is None or edit not in self.pending:
            return [kept]
        self._done(edit)
        return replaced(kept, edit.code)

    def _followers(self, original: cst.CSTNode) -> list[Statement]:
        """What is put behind a statement; functions behind a method."""
        line, column = self._place(original)
        after = [cst.parse_statement(e.code) for e in self._take(InsertAfter, line=line, column=column)]
        if after or not isinstance(original, cst.FunctionDef) or not self.path:
            return after
        edits = self._take(AddFunctions, class_name=".".join(self.path), after=original.name.value)
        return [
            one
            for edit in sorted(edits, key=lambda edit: edit.order)
            for one in functions_from(edit.code, first_apart=True)
        ]

    def _insertions(self, places: Iterable[Place]) -> list[Statement]:
        """What is put before the statements at these places."""
        edits = [
            edit for line, column in places for edit in self._take(InsertBefore, line=line, column=column)
        ]
        return [cst.parse_statement(edit.code) for edit in sorted(edits, key=lambda edit: edit.order)]

    def _todos(self, statement: cst.CSTNode) -> list[MarkTodo]:
        """The marks for a statement that no statement in it has taken."""
        first, last = self._place(statement)[0], self.positions[statement].end.line
        found = [e for e in self._all(MarkTodo) if e in self.pending and first <= e.line <= last]
        for edit in found:
            self._done(edit)
        return found

    def _orphaned(
        self, original: cst.CSTNode, kept: cst.CSTNode | None, follows: bool
    ) -> list[cst.EmptyLine]:
        """Comments of a statement that goes, or of a part of it; they stay where they stood."""
        gone = [part for part in [original, *original.children] if part in self.moved]
        line = self._start(original)[0]
        along = [
            cst.Comment(text)
            for edit, comments in self.travelling.items()
            if line in (edit.order, comments.from_line) and len(self.path) == 0
            for text in comments.texts
        ]
        lost = lost_comments(original, [*([kept] if kept is not None else []), *gone, *along])
        if not lost:
            return []
        apart = not follows and blank_head(original.leading_lines) > 0  # type: ignore[attr-defined]
        return [*blank_lines(1 if apart and kept is None else 0), *comment_lines(lost)]

    def _kept(self, original: cst.CSTNode, updated: cst.CSTNode) -> cst.CSTNode | None:
        """What stays of a statement: all, a part of the line, or nothing."""
        if original in self.moved:
            return None
        if not isinstance(original, cst.SimpleStatementLine) or not isinstance(
            updated, cst.SimpleStatementLine
        ):
            return None if self._is_removed(original) else updated
        small = [
            kept
            for before, after in zip(original.body, updated.body, strict=True)
            if before not in self.moved and not self._is_removed(before)
            if (kept := self._without_imports(before, after)) is not None
        ]
        if len(small) == len(updated.body) and all(a is b for a, b in zip(small, updated.body, strict=True)):
            return updated
        if not small:
            return None
        return updated.with_changes(body=[*small[:-1], _alone(small[-1])])

    def _is_removed(self, statement: cst.CSTNode) -> bool:
        edit = self.removed.get(self._place(statement))
        if edit is not None:
            self._done(edit)
        return edit is not None

    def _without_imports(
        self, original: cst.BaseSmallStatement, updated: cst.BaseSmallStatement
    ) -> cst.BaseSmallStatement | None:
        if not isinstance(updated, (cst.Import, cst.ImportFrom)):
            return updated
        line, column = self._start(original)
        names = self._take(RemoveImport, line=line, column=column)
        if not names:
            return updated
        return without_names(updated, {(e.name if e.name is not None else e.module, e.alias) for e in names})

    def _definitions(self, original: cst.CSTNode) -> list[Statement]:
        if not isinstance(original, cst.ClassDef) or self.path:
            return []
        edits = self._take(AddDefinition, before=original.name.value)
        headers = dict.fromkeys(edit.header for edit in edits)
        found: list[Statement] = []
        for header in headers:
            members = sorted((e for e in edits if e.header == header), key=lambda edit: edit.order)
            source = f"{header}\n" + "\n".join(edit.member for edit in members) + "\n"
            found.append(cst.parse_statement(source))
        return [one.with_changes(leading_lines=blank_lines(2)) for one in found]


def _complaint(edit: Edit) -> str:
    """What a person can do about an edit that found no place."""
    line = getattr(edit, "line", None)
    place = (
        f"line {line}" if line else f"`{getattr(edit, 'function', None) or getattr(edit, 'class_name', '')}`"
    )
    return f"{place} is written in a way that cannot be rewritten: put each statement on a line of its own"


def _alone(small: cst.BaseSmallStatement) -> cst.BaseSmallStatement:
    """A statement of a line with several, as the only one."""
    return small.with_changes(semicolon=cst.MaybeSentinel.DEFAULT)


def _written(edit: RemoveImport) -> str:
    """The name as the import statement has it: ``a``, ``a.b``, ``a as b``."""
    name = edit.name if edit.name is not None else edit.module
    return f"{name} as {edit.alias}" if edit.alias else name
