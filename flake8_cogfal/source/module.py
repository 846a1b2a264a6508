"""One Python file, described: its imports, what they bind, and which scope uses which global name."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property, wraps
from itertools import chain
from typing import TypeVar, cast

from .imported_names import ImportedName, imported_names
from .walking import children, walk

Answer = TypeVar("Answer")
Node = TypeVar("Node", bound=ast.AST)

Function = ast.FunctionDef | ast.AsyncFunctionDef


class PythonModule:
    """A parsed Python file. ``path`` is relative to the project; lines are 1-based, columns 0-based.

    Raises SyntaxError (ValueError for null bytes) where the text is not Python of this interpreter.
    """

    def __init__(self, path: str, text: str, tree: ast.Module | None = None) -> None:
        self.path = path
        self.text = text
        self.tree = tree if tree is not None else ast.parse(text, path)
        self.remembered: dict[Callable[..., object], object] = {}
        """Answers of functions that are ``once_per_module``."""
        self.find_module: Callable[[str, int], PythonModule | None] = lambda name, level: None
        """Finds a module of the same project by its dotted name and the number of dots before it; set by the project."""

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree, outer ones first; walked once, since most rules ask for them."""
        return tuple(walk(self.tree))

    @cached_property
    def _nodes_by_kind(self) -> dict[type[ast.AST], list[ast.AST]]:
        found: dict[type[ast.AST], list[ast.AST]] = {}
        for node in self.nodes:
            found.setdefault(node.__class__, []).append(node)
        return found

    def every(self, kind: type[Node]) -> Sequence[Node]:
        """The nodes of exactly one kind, outer ones first: most questions are about a few of all nodes."""
        return cast("list[Node]", self._nodes_by_kind.get(kind, ()))

    @property
    def definitions(self) -> Iterator[Function | ast.ClassDef]:
        """The functions and classes of every scope."""
        return chain(self.every(ast.FunctionDef), self.every(ast.AsyncFunctionDef), self.every(ast.ClassDef))

    @cached_property
    def called_names(self) -> frozenset[str]:
        """The plain names that are called somewhere: ``print``, not ``os.getcwd``."""
        called = (node.func for node in self.every(ast.Call))
        return frozenset(one.id for one in called if isinstance(one, ast.Name))

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return self.text.split("\n")

    @cached_property
    def imports(self) -> tuple[ImportedName, ...]:
        """Every imported name of the file, in order."""
        return imported_names(self.tree)

    @cached_property
    def top_level_imports(self) -> dict[str, ImportedName]:
        """Imports of the module's body by the name that they bind (the last one wins)."""
        return {imported.bound: imported for imported in self.imports if imported.at_module_level}

    @property
    def postpones_annotations(self) -> bool:
        """Whether annotations are not evaluated: ``from __future__ import annotations``."""
        imported = self.top_level_imports.get("annotations")
        return imported is not None and imported.module == "__future__"

    @cached_property
    def _anywhere(self) -> dict[str, ImportedName]:
        return {**{one.bound: one for one in self.imports}, **self.top_level_imports}

    def qualified(self, expression: ast.expr) -> str | None:
        """The dotted name an expression stands for, imports resolved (``cog.Input``); None for anything else."""
        parts: list[str] = []
        while isinstance(expression, ast.Attribute):
            parts.append(expression.attr)
            expression = expression.value
        if not isinstance(expression, ast.Name):
            return None
        imported = self._anywhere.get(expression.id)
        return ".".join([imported.qualified if imported else expression.id, *reversed(parts)])

    @cached_property
    def _encoded_lines(self) -> list[bytes]:
        """ast counts columns in UTF-8 bytes."""
        return [line.encode() for line in self.lines]

    def source(self, node: ast.expr | ast.stmt | ast.arg) -> str:
        """The text of a node, as written."""
        if node.end_lineno is None or node.end_col_offset is None:
            return ast.unparse(node)
        lines = self._encoded_lines[node.lineno - 1 : node.end_lineno]
        if not lines:
            return ast.unparse(node)
        lines[-1] = lines[-1][: node.end_col_offset]
        lines[0] = lines[0][node.col_offset :]
        return b"\n".join(lines).decode()

    def names_in(self, annotation: ast.expr) -> frozenset[str | None]:
        """The dotted names of an annotation; None stands for anything that is not one."""
        if isinstance(annotation, ast.Subscript):
            inner = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
            return frozenset({self.qualified(annotation.value)}).union(*(self.names_in(one) for one in inner))
        return frozenset({self.qualified(annotation)})

    def character_column(self, node: ast.expr | ast.stmt) -> int:
        """The node's 0-based column in characters (ast counts UTF-8 bytes)."""
        line = self.lines[node.lineno - 1]
        return node.col_offset if line.isascii() else len(line.encode()[: node.col_offset].decode())

    # -- other modules of the project -------------------------------------------------------------------

    def neighbour(self, imported: ImportedName) -> PythonModule | None:
        """The file of the project that a name is imported from; None where it is not one."""
        return self.find_module(imported.module, imported.level)

    def submodule(self, imported: ImportedName) -> PythonModule | None:
        """The file of the project that an imported name stands for: ``import constants``, ``from . import constants``."""
        if imported.name is None:
            return self.neighbour(imported) if imported.alias or "." not in imported.module else None
        package = self.neighbour(imported)
        if package is not None and imported.name in package.top_level_bindings:
            return None
        return self.find_module(f"{imported.module}.{imported.name}".lstrip("."), imported.level)

    # -- scopes ---------------------------------------------------------------------------------------

    @cached_property
    def _scopes(self) -> dict[tuple[str, int], symtable.SymbolTable]:
        """By name and line; none where the file parses but does not compile (``nonlocal`` outside a function)."""
        scopes: dict[tuple[str, int], symtable.SymbolTable] = {}
        try:
            pending = [symtable.symtable(self.text, self.path, "exec")]
        except SyntaxError:
            return scopes
        while pending:
            for child in pending.pop().get_children():
                scopes.setdefault((child.get_name(), child.get_lineno()), child)
                pending.append(child)
        return scopes

    def _scope_of(self, function: Function) -> symtable.SymbolTable | None:
        """The table of a function; some versions file it under the line of its first decorator."""
        lines = [function.lineno, *(decorator.lineno for decorator in function.decorator_list)]
        return next(
            (self._scopes[function.name, one] for one in lines if (function.name, one) in self._scopes), None
        )

    def globals_used(self, function: Function) -> frozenset[str]:
        """Names that the function, or anything nested in it, looks up in the module (or in builtins)."""
        scope = self._scope_of(function)
        if scope is None:
            return frozenset(node.id for node in walk(function) if isinstance(node, ast.Name))
        names: set[str] = set()
        pending = [scope]
        while pending:
            table = pending.pop()
            names.update(s.get_name() for s in table.get_symbols() if s.is_global() and s.is_referenced())
            pending.extend(table.get_children())
        return frozenset(names)

    def variables(self, function: Function) -> frozenset[str]:
        """Names that the function binds for itself: its parameters and variables."""
        scope = self._scope_of(function)
        return frozenset(s.get_name() for s in scope.get_symbols() if s.is_local()) if scope else frozenset()

    @cached_property
    def bound_names(self) -> frozenset[str]:
        """Every name that the file binds in any scope: imports, assignments, parameters, definitions."""
        names = {imported.bound for imported in self.imports}
        names.update(node.id for node in self.every(ast.Name) if not isinstance(node.ctx, ast.Load))
        names.update(node.name for node in self.definitions)
        names.update(node.arg for node in self.every(ast.arg))
        return frozenset(names)

    @cached_property
    def top_level_bindings(self) -> dict[str, tuple[ast.stmt, ...]]:
        """The statements that bind a name of the module, also inside ``if``, ``try`` and loops; in order, by name."""
        found: dict[str, list[ast.stmt]] = {}
        for statement in self.tree.body:
            pending: list[ast.AST] = [statement]
            while pending:
                node = pending.pop(0)
                names: list[str] = []
                if isinstance(node, ast.Name):
                    names = [] if isinstance(node.ctx, ast.Load) else [node.id]
                elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                    found.setdefault(node.name, []).append(statement)
                    continue
                elif isinstance(node, (ast.Import, ast.ImportFrom)):
                    names = [alias.asname or alias.name.partition(".")[0] for alias in node.names]
                elif isinstance(
                    node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
                ):
                    continue
                for name in names:
                    found.setdefault(name, []).append(statement)
                pending[:0] = children(node)
        return {name: tuple(statements) for name, statements in found.items()}

    def is_changed(self, name: str, reading: Collection[str]) -> bool:
        """Whether the file changes the object behind a name of the module: ``D[k] = v``, ``L.append(...)``, ``global``.

        Methods called ``reading`` leave it as it is.
        """
        if any(name in node.names for node in self.every(ast.Global)):
            return True
        parts: Iterator[ast.Subscript | ast.Attribute]
        parts = chain(self.every(ast.Subscript), self.every(ast.Attribute))
        if any(_is_name(node.value, name) and not isinstance(node.ctx, ast.Load) for node in parts):
            return True
        called = (node.func for node in self.every(ast.Call) if isinstance(node.func, ast.Attribute))
        return any(_is_name(one.value, name) and one.attr not in reading for one in called)

    def is_attribute_changed(self, owner: ast.ClassDef, name: str) -> bool:
        """Whether the file gives an attribute of a class another value from outside: ``Settings.SIZE = 1``."""
        return any(
            node.attr == name
            and not isinstance(node.ctx, ast.Load)
            and (_is_name(node.value, owner.name) or _is_name(node.value, "cls"))
            for node in self.every(ast.Attribute)
        )

    @cached_property
    def used_names(self) -> frozenset[str]:
        """Every name that the file reads in any scope, also in string annotations."""
        names = {node.id for node in self.every(ast.Name) if isinstance(node.ctx, ast.Load)}
        return frozenset(names | self._exported | self.quoted_names)

    @cached_property
    def quoted_names(self) -> frozenset[str]:
        """The names in annotations that are written as strings."""
        annotations = self.string_annotations()
        return frozenset(node.id for one in annotations for node in walk(one) if isinstance(node, ast.Name))

    @property
    def _exported(self) -> frozenset[str]:
        """The names in ``__all__``."""
        return frozenset(
            part.value
            for statement in self.tree.body
            if isinstance(statement, ast.Assign)
            and any(isinstance(target, ast.Name) and target.id == "__all__" for target in statement.targets)
            for part in walk(statement.value)
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        )

    def string_annotations(self) -> Iterator[ast.expr]:
        """The annotations, and parts of annotations, that are strings: what they say."""
        annotations = chain(
            (one.annotation for one in self.every(ast.arg)),
            (one.annotation for one in self.every(ast.AnnAssign)),
            (one.returns for one in self.every(ast.FunctionDef)),
            (one.returns for one in self.every(ast.AsyncFunctionDef)),
        )
        for annotation in annotations:
            for part in walk(annotation) if annotation is not None else ():
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    try:
                        yield ast.parse(part.value, mode="eval").body
                    except SyntaxError:
                        continue

    @cached_property
    def classes(self) -> dict[str, ast.ClassDef]:
        """Classes of the module's body by name."""
        return {node.name: node for node in self.tree.body if isinstance(node, ast.ClassDef)}

    @cached_property
    def functions(self) -> dict[str, Function]:
        """Functions of the module's body by name."""
        return {n.name: n for n in self.tree.body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))}

    def outer_functions(self) -> Iterator[tuple[ast.ClassDef | None, Function]]:
        """Functions of the module's body and methods of its classes, with their class."""
        for node in self.tree.body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield None, node
            elif isinstance(node, ast.ClassDef):
                for member in methods(node):
                    yield node, member


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def once_per_module(function: Callable[[PythonModule], Answer]) -> Callable[[PythonModule], Answer]:
    """A function that looks at a whole module is asked once: the module keeps the answer, and takes it along."""

    @wraps(function)
    def asked(module: PythonModule) -> Answer:
        if function not in module.remembered:
            module.remembered[function] = function(module)
        return cast(Answer, module.remembered[function])

    return asked


def methods(node: ast.ClassDef) -> list[Function]:
    """The functions defined directly in a class."""
    return [member for member in node.body if isinstance(member, (ast.FunctionDef, ast.AsyncFunctionDef))]


def own_nodes(function: Function) -> Iterator[ast.AST]:
    """The nodes of a function's body, without those of functions, lambdas and classes nested in it."""
    pending: list[ast.AST] = list(reversed(function.body))
    while pending:
        node = pending.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            pending.extend(reversed(children(node)))


def arguments_by_name(function: Function, call: ast.Call) -> dict[str, ast.expr]:
    """What a call gives to the parameters of a function of the file, where it says so plainly."""
    names = [one.arg for one in [*function.args.posonlyargs, *function.args.args] if one.arg != "self"]
    by_position = (
        {}
        if any(isinstance(one, ast.Starred) for one in call.args)
        else dict(zip(names, call.args, strict=False))
    )
    return by_position | {one.arg: one.value for one in call.keywords if one.arg is not None}
