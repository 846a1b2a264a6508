"""Carries out edits on one Python file with LibCST: one parse, one pass, one print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from .bodies import FunctionBody
from .edits import (
    ORIGINAL,
    AddAttribute,
    AddDecorator,
    AddDefinition,
    AddImport,
    AddMethod,
    AddTypingImport,
    BindFirst,
    DropComment,
    Edit,
    ImportInFunction,
    InsertBefore,
    MarkTodo,
    MoveIntoFunction,
    RemoveDecorator,
    RemoveImport,
    RemoveStatement,
    ReplaceExpression,
    ReplaceReturn,
    SetClassHeader,
    SetReturnType,
    SetSignature,
    SubstituteName,
    WrapBody,
)
from .imports import add_imports, without_names

E = TypeVar("E", bound=Edit)
Statement = cst.SimpleStatementLine | cst.BaseCompoundStatement
Place = tuple[int, int]


class CannotRewrite(Exception):
    """An edit does not fit the file; ``args[0]`` says which and why."""


def rewrite(text: str, edits: Sequence[Edit]) -> str:
    """The text of a Python file after the edits (newlines are ``\\n``).

    Raises CannotRewrite where an edit's place is not found, and where LibCST cannot parse the file.
    """
    try:
        wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    except cst.ParserSyntaxError as error:
        raise CannotRewrite(f"line {error.raw_line}: {error.message}") from error
    rewriter = _Rewriter(edits, wrapper.resolve(PositionProvider), wrapper.module)
    changed = wrapper.module.visit(rewriter)
    if rewriter.pending:
        raise CannotRewrite(f"found no place for {next(iter(rewriter.pending))}")
    return changed.code


class _Rewriter(cst.CSTTransformer):
    def __init__(self, edits: Sequence[Edit], positions: object, module: cst.Module) -> None:
        super().__init__()
        self.module = module
        self.positions = positions
        self.pending: dict[Edit, None] = dict.fromkeys(edits)
        self.by_type: dict[type[Edit], list[Edit]] = defaultdict(list)
        for edit in self.pending:
            self.by_type[type(edit)].append(edit)
        self.path: list[str] = []
        self.substitutions: list[dict[str, str]] = [{}]
        self.expressions = {(e.line, e.column): e for e in self._all(ReplaceExpression)}
        self.returns = {(e.line, e.column): e for e in self._all(ReplaceReturn)}
        self.removed = {(e.line, e.column): e for e in self._all(RemoveStatement)}
        self.moves = {(e.line, e.column): e for e in self._all(MoveIntoFunction)}
        self.comments = {e.text for e in self._all(DropComment)}
        self.taken: dict[str, list[tuple[MoveIntoFunction, Statement]]] = defaultdict(list)
        self._collect_moves()

    def _all(self, kind: type[E]) -> list[E]:
        return self.by_type[kind]  # type: ignore[return-value]

    def _take(self, kind: type[E], **where: object) -> list[E]:
        """The edits of a kind that match, which are then done."""
        found = [
            e for e in self._all(kind) if all(getattr(e, name) == value for name, value in where.items())
        ]
        for edit in found:
            self.pending.pop(edit, None)
        return found

    def _done(self, edit: Edit) -> None:
        self.pending.pop(edit, None)

    def _start(self, node: cst.CSTNode) -> Place:
        place = self.positions[node].start  # type: ignore[index]
        return place.line, place.column

    def _collect_moves(self) -> None:
        for statement in self.module.body:
            move = self.moves.get(self._start(statement))
            if move:
                kept = [line for line in statement.leading_lines if line.comment]
                self.taken[move.function].append((move, statement.with_changes(leading_lines=kept)))
                self._done(move)

    # -- expressions ----------------------------------------------------------------------------------

    def on_leave(self, original_node, updated_node):  # type: ignore[no-untyped-def]
        updated = super().on_leave(original_node, updated_node)
        if self.expressions and isinstance(original_node, cst.BaseExpression):
            edit = self.expressions.get(self._start(original_node))
            if edit is not None and edit in self.pending and self._is_written(original_node, edit.source):
                self._done(edit)
                assert isinstance(updated, cst.BaseExpression)
                return _fill(edit.code, updated)
        return updated

    def _is_written(self, node: cst.CSTNode, source: str) -> bool:
        return "".join(self.module.code_for_node(node).split()) == "".join(source.split())

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:
        code = self.substitutions[-1].get(original_node.value)
        return cst.parse_expression(code) if code else updated_node

    def visit_Attribute_attr(self, node: cst.Attribute) -> None:
        self.substitutions.append({})

    def leave_Attribute_attr(self, node: cst.Attribute) -> None:
        self.substitutions.pop()

    def visit_Arg_keyword(self, node: cst.Arg) -> None:
        self.substitutions.append({})

    def leave_Arg_keyword(self, node: cst.Arg) -> None:
        self.substitutions.pop()

    def visit_Param_name(self, node: cst.Param) -> None:
        self.substitutions.append({})

    def leave_Param_name(self, node: cst.Param) -> None:
        self.substitutions.pop()

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def leave_Return(self, original_node: cst.Return, updated_node: cst.Return) -> cst.Return:
        edit = self.returns.get(self._start(original_node))
        if edit is None or edit not in self.pending:
            return updated_node
        self._done(edit)
        value = (
            _fill(edit.code, updated_node.value) if updated_node.value else cst.parse_expression(edit.code)
        )
        return updated_node.with_changes(value=value, whitespace_after_return=cst.SimpleWhitespace(" "))

    # -- functions and classes ------------------------------------------------------------------------

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        self.path.append(node.name.value)
        names = {**self.substitutions[-1]}
        names.update({e.name: e.code for e in self._take(SubstituteName, function=".".join(self.path))})
        self.substitutions.append(names)

    def leave_FunctionDef(
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef:
        function = ".".join(self.path)
        self.path.pop()
        self.substitutions.pop()
        for signature in self._take(SetSignature, function=function):
            updated_node = updated_node.with_changes(
                params=_function(f"def f({signature.parameters}): ...").params,
                whitespace_before_params=cst.SimpleWhitespace(""),
            )
        for annotation in self._take(SetReturnType, function=function):
            updated_node = updated_node.with_changes(
                returns=_function(f"def f() -> {annotation.annotation}: ...").returns
            )
        return self._with_decorators(function, original_node, self._with_body(function, updated_node))

    def _with_decorators(
        self, function: str, original: cst.FunctionDef, node: cst.FunctionDef
    ) -> cst.FunctionDef:
        gone = {"".join(edit.source.split()) for edit in self._take(RemoveDecorator, function=function)}
        kept = [
            updated
            for before, updated in zip(original.decorators, node.decorators, strict=True)
            if "".join(self.module.code_for_node(before.decorator).split()) not in gone
        ]
        comments = [
            line
            for before in original.decorators
            if "".join(self.module.code_for_node(before.decorator).split()) in gone
            for line in before.leading_lines
            if line.comment
        ]
        added = [
            cst.Decorator(cst.parse_expression(edit.code))
            for edit in self._take(AddDecorator, function=function)
        ]
        lines = [*node.leading_lines, *comments]
        if not kept and not added:  # what stood between the last decorator and the def stays with the def
            lines += [line for line in node.lines_after_decorators if line.comment]
        return node.with_changes(decorators=[*added, *kept], leading_lines=lines)

    def _with_body(self, function: str, node: cst.FunctionDef) -> cst.FunctionDef:
        body = FunctionBody(
            imports=self._take(ImportInFunction, function=function),
            moved=self.taken.pop(function, []),
            wrappers=self._take(WrapBody, function=function),
            bindings=self._take(BindFirst, function=function),
        )
        return body.applied_to(node)

    def visit_ClassDef(self, node: cst.ClassDef) -> None:
        self.path.append(node.name.value)

    def leave_ClassDef(self, original_node: cst.ClassDef, updated_node: cst.ClassDef) -> cst.ClassDef:
        name = ".".join(self.path)
        self.path.pop()
        for header in self._take(SetClassHeader, class_name=name):
            parsed = cst.parse_statement(f"class {header.new_name}({header.arguments}): ...")
            assert isinstance(parsed, cst.ClassDef)
            updated_node = updated_node.with_changes(
                name=parsed.name,
                bases=parsed.bases,
                keywords=parsed.keywords,
                lpar=parsed.lpar,
                rpar=parsed.rpar,
            )
        updated_node = self._with_new_methods(name, updated_node)
        attributes = sorted(self._take(AddAttribute, class_name=name), key=lambda edit: edit.order)
        return (
            _with_attributes(updated_node, [edit.code for edit in attributes]) if attributes else updated_node
        )

    def _with_new_methods(self, name: str, node: cst.ClassDef) -> cst.ClassDef:
        for edit in self._take(AddMethod, class_name=name):
            method = _function(f"def {edit.name}(self) -> None:\n    pass\n")
            method = self._with_body(f"{name}.{edit.name}", method)
            body = list(node.body.body)
            place = next((i for i, one in enumerate(body) if isinstance(one, cst.FunctionDef)), len(body))
            if place < len(body):
                following = body[place]
                assert isinstance(following, cst.FunctionDef)
                lines = list(following.leading_lines)
                body[place] = following.with_changes(
                    leading_lines=[cst.EmptyLine(indent=False), *_without_blank_head(lines)]
                )
            lead = [cst.EmptyLine(indent=False)] if place else []
            body.insert(place, method.with_changes(leading_lines=lead))
            node = node.with_changes(body=node.body.with_changes(body=body))
        return node

    # -- statements -----------------------------------------------------------------------------------

    def leave_IndentedBlock(
        self, original_node: cst.IndentedBlock, updated_node: cst.IndentedBlock
    ) -> cst.IndentedBlock:
        body = self._statements(original_node.body, updated_node.body)
        return updated_node if body is None else updated_node.with_changes(body=body or [_pass()])

    def leave_Module(self, original_node: cst.Module, updated_node: cst.Module) -> cst.Module:
        body = self._statements(original_node.body, updated_node.body)
        module = updated_node.with_changes(body=body if body is not None else updated_node.body)
        if self.comments:
            module = _without_comments(module, self.comments)
            for edit in self._all(DropComment):
                self._done(edit)
        new = [edit.code for edit in self._take(AddImport)]
        typing_only = [edit.code for edit in self._take(AddTypingImport)]
        return add_imports(module, new, typing_only)

    def _statements(
        self, before: Sequence[cst.CSTNode], after: Sequence[cst.CSTNode]
    ) -> list[cst.CSTNode] | None:
        """The statements of a block after removals and insertions; None where nothing changes."""
        result: list[cst.CSTNode] = []
        orphaned: list[cst.EmptyLine] = []
        changed = False
        for original, updated in zip(before, after, strict=True):
            place = self._start(original)
            end = self.positions[original].end.line  # type: ignore[index]
            kept = self._kept(original, updated, place)
            insertions = sorted(
                self._take(InsertBefore, line=place[0], column=place[1]), key=lambda edit: edit.order
            )
            definitions = self._definitions(original)
            todos = [e for e in self._all(MarkTodo) if e in self.pending and place[0] <= e.line <= end]
            if kept is updated and not (insertions or definitions or orphaned or todos):
                result.append(updated)
                continue
            changed = True
            if kept is None:
                if place not in self.moves:
                    orphaned += [line for line in updated.leading_lines if line.comment]  # type: ignore[attr-defined]
                continue
            lines = list(kept.leading_lines)  # type: ignore[attr-defined]
            lines = [*lines[: _blank_head(lines)], *orphaned, *lines[_blank_head(lines) :]]
            orphaned = []
            for todo in todos:
                self._done(todo)
                lines.append(cst.EmptyLine(comment=cst.Comment(todo.text)))
            new = [*definitions, *(cst.parse_statement(edit.code) for edit in insertions)]
            if new:
                new[0] = new[0].with_changes(leading_lines=lines if not definitions else [*_blank_lines(2)])
                lines = [*_blank_lines(2), *_without_blank_head(lines)] if definitions else []
            result += [*new, kept.with_changes(leading_lines=lines)]
        return result if changed else None

    def _kept(self, original: cst.CSTNode, updated: cst.CSTNode, place: Place) -> cst.CSTNode | None:
        if place in self.moves and self.moves[place].line == place[0] and len(self.path) == 0:
            return None
        if not isinstance(original, cst.SimpleStatementLine) or not isinstance(
            updated, cst.SimpleStatementLine
        ):
            edit = self.removed.get(place)
            if edit:
                self._done(edit)
                return None
            return updated
        small: list[cst.BaseSmallStatement] = []
        for before, after in zip(original.body, updated.body, strict=True):
            start = self._start(before)
            removal = self.removed.get(start)
            names = [e for e in self._all(RemoveImport) if (e.line, e.column) == start]
            if removal:
                self._done(removal)
            elif names and isinstance(after, (cst.Import, cst.ImportFrom)):
                for name in names:
                    self._done(name)
                remaining = without_names(
                    after, {(e.name if e.name is not None else e.module, e.alias) for e in names}
                )
                if remaining is not None:
                    small.append(remaining)
            else:
                small.append(after)
        if len(small) == len(updated.body) and all(a is b for a, b in zip(small, updated.body, strict=True)):
            return updated
        if not small:
            return None
        small[-1] = small[-1].with_changes(semicolon=cst.MaybeSentinel.DEFAULT)
        return updated.with_changes(body=small)

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
        return [one.with_changes(leading_lines=_blank_lines(2)) for one in found]


def _fill(code: str, original: cst.BaseExpression) -> cst.BaseExpression:
    """Parse an expression and put ``original`` where it says ORIGINAL."""
    expression = cst.parse_expression(code)
    if ORIGINAL not in code:
        return expression

    class Filler(cst.CSTTransformer):
        def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:
            return original if original_node.value == ORIGINAL else updated_node

    filled = expression.visit(Filler())
    assert isinstance(filled, cst.BaseExpression)
    return filled


def _function(source: str) -> cst.FunctionDef:
    parsed = cst.parse_statement(source)
    assert isinstance(parsed, cst.FunctionDef)
    return parsed


def _pass() -> cst.SimpleStatementLine:
    return cst.SimpleStatementLine([cst.Pass()])


def _blank_lines(count: int) -> list[cst.EmptyLine]:
    return [cst.EmptyLine(indent=False)] * count


def _blank_head(lines: Sequence[cst.EmptyLine]) -> int:
    """How many lines are blank before the first comment."""
    return next((i for i, line in enumerate(lines) if line.comment), len(lines))


def _without_blank_head(lines: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
    return list(lines[_blank_head(lines) :])


def _with_attributes(node: cst.ClassDef, codes: Iterable[str]) -> cst.ClassDef:
    """The class with assignments after its docstring, a blank line behind them."""
    body: list[Statement]
    if isinstance(node.body, cst.IndentedBlock):
        body = list(node.body.body)  # type: ignore[arg-type]
    else:
        body = [cst.SimpleStatementLine(list(node.body.body))]  # type: ignore[arg-type]
    place = 1 if body and _is_docstring(body[0]) else 0
    new: list[Statement] = [cst.parse_statement(code) for code in codes]
    if place:
        new[0] = new[0].with_changes(leading_lines=[cst.EmptyLine(indent=False)])
    rest = [one for one in body[place:] if not _is_pass(one)]
    if rest:
        first = rest[0]
        lines = _without_blank_head(first.leading_lines)
        rest[0] = first.with_changes(leading_lines=[cst.EmptyLine(indent=False), *lines])
    return node.with_changes(body=cst.IndentedBlock([*body[:place], *new, *rest]))


def _is_docstring(statement: cst.CSTNode) -> bool:
    return (
        isinstance(statement, cst.SimpleStatementLine)
        and isinstance(statement.body[0], cst.Expr)
        and isinstance(statement.body[0].value, (cst.SimpleString, cst.ConcatenatedString))
    )


def _is_pass(statement: cst.CSTNode) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and all(
        isinstance(one, cst.Pass) for one in statement.body
    )


def _without_comments(module: cst.Module, texts: set[str]) -> cst.Module:
    def kept(lines: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
        return [line for line in lines if not (line.comment and line.comment.value in texts)]

    header = kept(module.header)
    dropped = len(header) < len(module.header)
    while dropped and header and not header[0].comment:
        header.pop(0)
    body = list(module.body)
    for index, statement in enumerate(body):
        lines = statement.leading_lines
        if any(line.comment and line.comment.value in texts for line in lines):
            rest = kept(lines)
            if index == 0 and not any(line.comment for line in [*header, *rest]):
                rest = []
            body[index] = statement.with_changes(leading_lines=rest)
        elif index == 0 and dropped and not header:
            body[index] = statement.with_changes(leading_lines=_without_blank_head(lines))
    return module.with_changes(header=header, body=body)
