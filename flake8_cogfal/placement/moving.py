"""Statements of an app file's top level, and of the body of its class, that only make sense on the runner."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from ..source.imported_names import ImportedName
from ..source.module import Function, PythonModule
from ..source.walking import walk
from .evaluated import Decoration, DefaultValue, ImportTimeUse, decoration_of, defaults_of
from .helper_classes import evaluated_in_class
from .statements import (
    CONSTRUCTORS,
    acts,
    is_definition,
    is_docstring,
    is_main_guard,
    is_type_checking,
    methods_named,
    names_bound,
    names_called,
    names_changed,
    names_deleted,
    names_read,
)


@dataclass(frozen=True)
class MovedStatement:
    """A statement that must run in ``setup()``.

    ``binds`` are the names it gives to the module; ``early`` says that it needs nothing that is imported late.
    Of these names ``shared`` are read outside ``setup()``, and must be globals there; where one name is read by
    methods of the app alone, it becomes the ``attribute`` (without ``self.``) and ``readers`` are those methods.
    """

    statement: ast.stmt
    binds: tuple[str, ...]
    early: bool
    uses: frozenset[str]
    shared: tuple[str, ...] = ()
    attribute: str = ""
    readers: tuple[Function, ...] = ()
    unneeded: bool = False
    """Nothing needs it: its values stand in the model of the inputs, or it deletes what is not there."""
    typing_only: bool = False
    """Only annotations read what it binds."""


@dataclass
class Moves:
    """What the walk through the module's body finds. ``late`` are names that exist once the imports of ``setup()`` ran,
    ``early`` those that a statement before them gives.
    """

    late: set[str]
    early: set[str] = field(default_factory=set)
    statements: list[MovedStatement] = field(default_factory=list)
    decorations: list[Decoration] = field(default_factory=list)
    defaults: list[DefaultValue] = field(default_factory=list)
    classes: list[tuple[ast.ClassDef, ImportTimeUse]] = field(default_factory=list)

    @property
    def names(self) -> frozenset[str]:
        """Every name that the file does not have while it is imported."""
        return frozenset(self.late | self.early)


def find_moves(
    module: PythonModule,
    app_class: ast.ClassDef,
    deferred: frozenset[str],
    made_plain: Collection[ast.stmt],
    is_deferred: Callable[[ImportedName], bool],
    kept_out: Callable[[Function], bool],
) -> Moves:
    """Walk through the module's body in order.

    ``deferred`` are the names of imports that leave it; statements ``made_plain`` only guard imports of cog. Of functions ``kept_out`` others convert decorators and defaults.
    """
    found = Moves(set(deferred))
    for statement in module.tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            _add_function(found, module, None, statement)
        elif isinstance(statement, ast.ClassDef):
            _add_class(found, module, app_class, statement, kept_out)
        elif not (is_definition(statement) or is_docstring(statement) or is_main_guard(statement)):
            if statement in made_plain:
                continue
            _add_statement(found, module, statement, is_deferred)
    found.statements += _deletions(module, found)
    return found


def _add_function(found: Moves, module: PythonModule, cls: ast.ClassDef | None, function: Function) -> None:
    decoration = decoration_of(module, cls, function, found.names)
    if decoration is not None:
        found.decorations.append(decoration)
        if cls is None:
            found.late.add(function.name)
    found.defaults += defaults_of(module, cls, function, found.names)


def _add_class(
    found: Moves,
    module: PythonModule,
    app_class: ast.ClassDef,
    cls: ast.ClassDef,
    kept_out: Callable[[Function], bool],
) -> None:
    """The app's own class keeps its place; another that needs an absent name is there later, as a whole."""
    for member in cls.body:
        if isinstance(member, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if cls is not app_class or not kept_out(member):
                _add_function(found, module, cls, member)
        elif cls is app_class and not is_docstring(member):
            moved = _attribute_of_class(found, module, app_class, member)
            if moved is not None:
                found.statements.append(moved)
    if cls is not app_class:
        decorated = {id(one.function) for one in found.decorations}
        uses = list(evaluated_in_class(module, cls, found.names, decorated))
        found.classes += [(cls, use) for use in uses]
        if uses:
            found.late.add(cls.name)


def _attribute_of_class(
    found: Moves, module: PythonModule, app_class: ast.ClassDef, member: ast.stmt
) -> MovedStatement | None:
    """A statement of the app's body that runs in ``setup()`` as well: an assignment to ``self``, or a call."""
    if not isinstance(member, (ast.Assign, ast.AnnAssign, ast.Expr)) or member.value is None:
        return None
    uses = needed(module, member.value, found.names)
    does = acts(module, member)
    others = {name for one in app_class.body for name in names_bound(one)}
    if not (uses or does) or names_read(member.value) & others:
        return None
    targets = (
        member.targets
        if isinstance(member, ast.Assign)
        else [member.target]
        if isinstance(member, ast.AnnAssign)
        else []
    )
    names = [one.id for one in targets if isinstance(one, ast.Name)]
    if targets and not names and does:
        targets = []  # what it changes is not the class's: ``os.environ["X"] = "1"``
    if (
        len(targets) != len(names)
        or len(names) > 1
        or any(_read_through_class(module, app_class, n) for n in names)
    ):
        return None
    return MovedStatement(member, (), not uses & found.late, uses, attribute="".join(names))


def _read_through_class(module: PythonModule, app_class: ast.ClassDef, name: str) -> bool:
    """Whether an attribute of the app is read without an instance: in the class's body, or as ``App.name``."""
    in_body = (name in names_read(part) for member in app_class.body for part in _evaluated_in_body(member))
    return any(in_body) or any(
        isinstance(node, ast.Attribute)
        and node.attr == name
        and isinstance(node.value, ast.Name)
        and node.value.id in (app_class.name, "cls")
        for node in module.nodes
    )


def _evaluated_in_body(member: ast.stmt) -> list[ast.AST]:
    """What of a member of a class sees the names of the class: all but the bodies of methods."""
    if isinstance(member, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return [*member.decorator_list, *member.args.defaults, *filter(None, member.args.kw_defaults)]
    return [member]


def _add_statement(
    found: Moves, module: PythonModule, statement: ast.stmt, is_deferred: Callable[[ImportedName], bool]
) -> None:
    if isinstance(statement, ast.Delete):
        return
    uses = needed(module, _evaluated_part(statement), found.names)
    has_imports = holds_import(module, statement, is_deferred)
    if not (uses or has_imports or acts(module, statement)):
        return
    is_early = not uses & found.late and not has_imports
    binds = tuple(dict.fromkeys(names_bound(statement)))
    (found.early if is_early else found.late).update(binds, names_changed(module, statement))
    found.statements.append(MovedStatement(statement, binds, is_early, uses))


def _evaluated_part(statement: ast.stmt) -> ast.AST:
    """What of a statement the runner has to evaluate: an annotation can stand as text."""
    if isinstance(statement, ast.AnnAssign):
        return statement.value or ast.Pass()
    return statement


def _deletions(module: PythonModule, found: Moves) -> Iterator[MovedStatement]:
    """``del`` of a name that is not there, or that a statement in ``setup()`` still reads: it goes."""
    read = {name for one in found.statements for name in names_read(one.statement)}
    for statement in module.tree.body:
        if names_deleted(statement) & (found.names | read):
            yield MovedStatement(statement, (), True, frozenset(), unneeded=True)


def needed(module: PythonModule, node: ast.AST, names: frozenset[str]) -> frozenset[str]:
    """Which of ``names`` a node needs when it runs, also through the functions of this file that it calls."""
    found = set(names_read(node) & names)
    called = {one.attr for one in walk(node) if isinstance(one, ast.Attribute)}
    pending, seen = set(names_called(module, node)), set[str]()
    while pending:
        name = pending.pop()
        seen.add(name)
        if name in module.functions:
            functions = [module.functions[name]]
        else:
            functions = list(methods_named(module, module.classes[name], {*CONSTRUCTORS, *called}))
        for function in functions:
            used = module.globals_used(function)
            found |= used & names
            pending |= (used & (module.functions.keys() | module.classes.keys())) - seen
    return frozenset(found)


def holds_import(
    module: PythonModule, statement: ast.stmt, is_deferred: Callable[[ImportedName], bool]
) -> bool:
    """Whether the statement holds an import that the deploying machine cannot make (in a try or an if, a function)."""
    if is_type_checking(statement):
        return False
    inside = {id(node) for node in walk(statement)}
    return any(id(one.statement) in inside and is_deferred(one) for one in module.imports)


def stays(moves: Moves, module: PythonModule) -> Iterator[ast.stmt]:
    """The statements of the module's body that run where the app is deployed from."""
    gone = {id(one.statement) for one in moves.statements}
    return (one for one in module.tree.body if id(one) not in gone)
