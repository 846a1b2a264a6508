"""Files that are not written yet where they enter the output.

Cog uploads a file after ``predict`` has returned; an app does it where the model is made, or in the ``return``. What
happens to the file afterwards would be missing: a later ``save``, the end of a ``with open(path, "wb")``, ``finally``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...cog.names import ANY_PATH
from ...source.dictionaries import dictionary_items
from ...source.module import Function, PythonModule
from ...source.walking import children, parents, walk

UNFINISHED = "the file may be written after this line, where the app uploads it: name it once it is finished and closed"
WRAPPERS = ANY_PATH | {"str", "os.fspath", "os.path.abspath", "os.path.realpath"}
HARMLESS = frozenset(
    {
        "dict", "print", "len", "repr", "os.remove", "os.unlink", "os.path.exists", "os.path.getsize", "os.path.basename",
        "os.path.isfile", "shutil.rmtree", "time.time", "mimetypes.guess_type",
    }
)  # fmt: skip
HARMLESS_METHODS = frozenset(
    {
        "exists", "unlink", "stat", "is_file", "log", "info", "debug", "warning", "error", "append", "add", "get", "insert",
    }
)  # fmt: skip
CARRIERS = (ast.JoinedStr, ast.FormattedValue, ast.List, ast.Tuple, ast.Dict, ast.BinOp, ast.Starred)
"""What a path is put into to be handed on: a command, the arguments of a thread."""
FLUSHING = frozenset({"close", "flush", "release", "seek"})
BLOCKS = ("body", "orelse", "finalbody")


def what_follows_writes(module: PythonModule, function: Function, value: ast.expr) -> ast.AST | None:
    """What may still write a file whose path is ``value``; None where it is finished, as far as the function tells."""
    return _Moment(module, function, value).later_use()


@dataclass(frozen=True)
class _Moment:
    """The moment when a function uploads a file."""

    module: PythonModule
    function: Function
    value: ast.expr

    def later_use(self) -> ast.AST | None:
        following = list(self._following())
        for statement in following:
            if isinstance(statement, ast.Raise):
                continue
            for node in walk(statement):
                if isinstance(node, ast.expr) and self._is_used(node):
                    return node
                if isinstance(node, ast.Call) and self._is_on_writer(node):
                    return node
        return next((item.context_expr for item in self._around_items() if self._is_unflushed(item)), None)

    # -- the file -------------------------------------------------------------------------------------

    @cached_property
    def _forms(self) -> frozenset[str]:
        """How the function writes the path: its names, and the expressions that they are given."""
        forms = {ast.dump(self._core(self.value))}
        for _ in range(3):
            for target, value in self._assignments:
                name, given = _dump_of_name(target), ast.dump(self._core(value))
                if given in forms:
                    forms.add(name)
                elif name in forms and not isinstance(self._core(value), ast.Call):
                    forms.add(given)
        return frozenset(forms)

    def _core(self, node: ast.expr) -> ast.expr:
        """``x`` of ``Path(x)`` and ``str(x)``."""
        while (
            isinstance(node, ast.Call)
            and len(node.args) == 1
            and not node.keywords
            and self.module.qualified(node.func) in WRAPPERS
        ):
            node = node.args[0]
        return node

    @cached_property
    def _assignments(self) -> list[tuple[str, ast.expr]]:
        return [
            (target.id, node.value)
            for node in walk(self.function)
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        ]

    @cached_property
    def _writers(self) -> frozenset[str]:
        """Names of what was made with the path: an open file, a video writer, a thread."""
        return frozenset(
            name
            for name, value in self._assignments
            if isinstance(value, ast.Call)
            and self.module.qualified(value.func) not in WRAPPERS | {"dict"}
            and value.lineno < self.value.lineno
            and self._mentions(value)
        )

    def _mentions(self, node: ast.AST) -> bool:
        return any(isinstance(one, ast.expr) and ast.dump(one) in self._forms for one in walk(node))

    # -- what comes later -----------------------------------------------------------------------------

    @cached_property
    def _path(self) -> list[ast.AST]:
        """The nodes from the function down to the value."""
        owners = parents(self.function)
        path: list[ast.AST] = [self.value]
        while path[-1] is not self.function:
            if path[-1] not in owners:
                return []
            path.append(owners[path[-1]])
        return path[::-1]

    def _following(self) -> Iterator[ast.stmt]:
        """The statements that run after the one with the value, before the function ends."""
        statements = [one for one in self._path if isinstance(one, ast.stmt)]
        ended = bool(statements) and isinstance(statements[-1], ast.Return)
        for inner, around in zip(reversed(statements[1:]), reversed(statements[:-1]), strict=True):
            if isinstance(around, ast.Try) and inner not in around.finalbody:
                after = [] if ended else _siblings(around, inner)
                yield from after
                yield from around.finalbody
                ended = ended or _ends(after)
            elif not ended:
                after = _siblings(around, inner)
                yield from after
                ended = _ends(after)

    def _is_used(self, node: ast.expr) -> bool:
        """Whether an expression is a call that gets the path and may write it."""
        if not isinstance(node, ast.Call):
            return False
        name = self.module.qualified(node.func) or ""
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if name in HARMLESS | WRAPPERS or name in self.module.classes or method in HARMLESS_METHODS:
            return False
        receiver = [node.func.value] if isinstance(node.func, ast.Attribute) else []
        given = [*receiver, *node.args, *(one.value for one in node.keywords)]
        return any(self._holds_path(one) and not self._is_rebound(one) for one in given)

    def _holds_path(self, node: ast.AST) -> bool:
        """Whether an argument is the path, or something that it was put into."""
        if isinstance(node, ast.expr):
            core = self._core(node)
            if ast.dump(core) in self._forms or (isinstance(core, ast.Name) and core.id in self._carriers):
                return True
        items = dictionary_items(self.module, node)
        inside = [value for _, value in items] if items is not None else children(node)
        return self._carries(node) and any(map(self._holds_path, inside))

    def _carries(self, node: ast.AST) -> bool:
        return isinstance(node, CARRIERS) or dictionary_items(self.module, node) is not None

    @cached_property
    def _carriers(self) -> frozenset[str]:
        """Names of commands and lists with the path in them."""
        return frozenset(
            name
            for name, value in self._assignments
            if self._carries(value) and value.lineno < self.value.lineno and self._mentions(value)
        ) - {one.id for one in walk(self.value) if isinstance(one, ast.Name)}

    def _is_rebound(self, node: ast.expr) -> bool:
        """Whether a name in a path means something else by then."""
        names = {one.id for one in walk(node) if isinstance(one, ast.Name)}
        return any(
            isinstance(one, ast.Name)
            and isinstance(one.ctx, ast.Store)
            and one.id in names
            and self.value.lineno < one.lineno < node.lineno
            for one in walk(self.function)
        )

    def _is_on_writer(self, call: ast.Call) -> bool:
        return (
            isinstance(call.func, ast.Attribute)
            and isinstance(call.func.value, ast.Name)
            and call.func.value.id in self._writers
        )

    # -- what is still open ---------------------------------------------------------------------------

    def _around_items(self) -> Iterator[ast.withitem]:
        for node in self._path:
            if isinstance(node, (ast.With, ast.AsyncWith)):
                yield from node.items

    def _is_unflushed(self, item: ast.withitem) -> bool:
        """Whether the ``with`` around has the file open, and something was written that is not flushed."""
        call, target = item.context_expr, item.optional_vars
        if not isinstance(call, ast.Call) or not isinstance(target, ast.Name) or _is_for_reading(call):
            return False
        by_name = any(isinstance(one, ast.Name) and one.id == target.id for one in walk(self.value))
        by_name = by_name or any(f"id='{target.id}'" in form for form in self._forms)
        if not by_name and not self._mentions(call):
            return False
        uses = [
            path
            for path in _paths_to(self.function, target.id)
            if path[0].lineno < self.value.lineno  # type: ignore[attr-defined]
        ]
        attributes = [one.attr if isinstance(one := path[1], ast.Attribute) else "" for path in uses]
        written = [index for index, name in enumerate(attributes) if name != "name" and name not in FLUSHING]
        flushed = [index for index, name in enumerate(attributes) if name in FLUSHING]
        return bool(written) and (not flushed or flushed[-1] < written[-1])


def _is_for_reading(call: ast.Call) -> bool:
    """``open(path)`` and ``open(path, "rb")``."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = [*call.args[1:2], *(one.value for one in call.keywords if one.arg == "mode")]
    modes = [one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if name == "TemporaryDirectory":
        return True
    return modes[0].startswith("r") and "+" not in modes[0] if modes else name == "open"


def _siblings(around: ast.stmt, inner: ast.stmt) -> list[ast.stmt]:
    """The statements behind one in its block, up to one that leaves it."""
    blocks = [getattr(around, field, None) for field in BLOCKS]
    handlers = getattr(around, "handlers", None) or getattr(around, "cases", None) or []
    blocks += [one.body for one in handlers]
    for block in blocks:
        if isinstance(block, list) and inner in block:
            after = block[block.index(inner) + 1 :]
            leaving = (ast.Return, ast.Raise, ast.Continue, ast.Break)
            end = next((index for index, one in enumerate(after) if isinstance(one, leaving)), len(after))
            return after[: end + 1]
    return []


def _ends(statements: list[ast.stmt]) -> bool:
    return bool(statements) and isinstance(statements[-1], (ast.Return, ast.Raise))


def _dump_of_name(name: str) -> str:
    return ast.dump(ast.Name(name, ast.Load()))


def _paths_to(function: Function, name: str) -> list[list[ast.AST]]:
    """The reads of a name with what is around each, inside out, in the order of the lines."""
    found: list[list[ast.AST]] = []
    pending: list[list[ast.AST]] = [[function]]
    while pending:
        path = pending.pop()
        node = path[0]
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load):
            found.append(path)
        pending += [[child, *path] for child in children(node)]
    return sorted(found, key=lambda path: (path[0].lineno, path[0].col_offset))  # type: ignore[attr-defined]
