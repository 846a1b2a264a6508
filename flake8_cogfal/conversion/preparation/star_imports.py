"""``from helper import *`` as imports of the names that are used: only those can move into a function."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ...fixing.edits import Edit, ReplaceLines
from ...placement.statements import names_in_text, names_read
from ...project.project import PythonFile
from ...source.imported_names import ImportedName
from ...source.module import PythonModule
from ...source.standard_modules import STANDARD
from ..plan import AppPlan
from .module_text import import_lines

BUILTINS = frozenset(dir(builtins))

WITHOUT_BUILTINS = frozenset(
    {"basicsr", "diffusers", "fastai", "fastcore", "gradio", "torchvision", "transformers"}
)
"""Packages whose modules give no name of Python's own (``sum``, ``open``) another meaning."""


@dataclass
class Names:
    """What a module gives to ``from module import *``: the import that has each name, by name.

    ``unknown`` are the star imports in it, as dotted names, of modules that are not in the project.
    """

    codes: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


class CannotTell(Exception):
    """Which names a star import has is not known; ``args[0]`` says why."""


def written_out(file: PythonFile, star: ImportedName) -> list[str]:
    """The imports that stand for a star import, in order. Raises CannotTell."""
    module = file.module
    if any(
        one is not star.statement
        and one.lineno <= (star.statement.end_lineno or 0)
        and (one.end_lineno or 0) >= star.statement.lineno
        for one in module.tree.body
    ):
        raise CannotTell("it shares its line with another statement")
    names = _names_of(module, star)
    used = _used_names(module)
    later = {
        name
        for name, statements in module.top_level_bindings.items()
        if name != "*"
        and all(one.lineno > star.statement.lineno for one in statements)
        and not _is_read_before(module, name, star.statement, statements[0])
    }
    codes = [names.codes[name] for name in sorted(used - later) if name in names.codes]
    if names.unknown:
        codes += [f"from {_dotted(star)} import {name}" for name in _from_unknown(file, star, used, names)]
    return _merged(codes) or [f"import {_dotted(star)}"]


def _is_read_before(module: PythonModule, name: str, star: ast.stmt, binding: ast.stmt) -> bool:
    """Whether the file reads what a star import gave it before it gives the name another value, or for that value."""
    return any(
        name in names_read(one)
        for one in module.tree.body
        if star.lineno < one.lineno <= binding.lineno
        and not isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))
    )


def _dotted(imported: ImportedName) -> str:
    return "." * imported.level + imported.module


def _used_names(module: PythonModule) -> frozenset[str]:
    """Every name that the file looks up in itself, in any way."""
    used = set(names_read(module.tree)) | names_in_text(module, module.tree, ("eval", "exec", "globals"))
    used |= {name for text in module.string_annotations() for name in names_read(text)}
    used |= {name for node in module.every(ast.Global) for name in node.names}
    return frozenset(used)


def _names_of(importing: PythonModule, star: ImportedName, depth: int = 5) -> Names:
    """What a star import gives to the module that has it."""
    module = importing.neighbour(star)
    if module is None or depth == 0:
        return Names({}, [star.module])
    found = Names()
    exported = _exported(module)
    for imported in module.imports:
        if imported.name == "*" and imported.at_module_level:
            inner = _names_of(module, imported, depth - 1)
            found.codes.update(dict.fromkeys(inner.codes, ""))
            found.codes.update(
                {name: code for name, code in inner.codes.items() if not code.startswith("from .")}
            )
            found.unknown += inner.unknown
    for name in module.top_level_bindings:
        if name != "*":
            found.codes[name] = _code(module, star, name)
    codes = {
        name: code or f"from {_dotted(star)} import {name}"
        for name, code in found.codes.items()
        if (name in exported if exported is not None else not name.startswith("_"))
    }
    return Names(codes, [] if exported is not None else found.unknown)


def _exported(module: PythonModule) -> frozenset[str] | None:
    """The names in ``__all__``; None where there is none."""
    statements = module.top_level_bindings.get("__all__", ())
    if not statements:
        return None
    value = getattr(statements[0], "value", None)
    parts = value.elts if isinstance(value, (ast.List, ast.Tuple)) else []
    texts = [one.value for one in parts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if len(statements) > 1 or not texts or len(texts) < len(parts):
        raise CannotTell(f"`__all__` of {module.path} is computed")
    return frozenset(texts)


def _code(module: PythonModule, star: ImportedName, name: str) -> str:
    """The import of a name: the one that the other module has itself, where it only hands the name on."""
    last = module.top_level_bindings[name][-1]
    own = [one for one in module.imports if one.statement is last and one.bound == name]
    if own and own[0].at_module_level and not own[0].level and not _is_of_project(module, own[0]):
        return own[0].source
    return f"from {_dotted(star)} import {name}"


def _is_of_project(module: PythonModule, imported: ImportedName) -> bool:
    return module.neighbour(imported) is not None or module.submodule(imported) is not None


def _from_unknown(file: PythonFile, star: ImportedName, used: frozenset[str], names: Names) -> Iterator[str]:
    """The names that nothing else can have given. Raises CannotTell where a second module could have."""
    module = file.module
    unsafe = [one for one in names.unknown if one.partition(".")[0] not in WITHOUT_BUILTINS | STANDARD]
    if unsafe:
        raise CannotTell(f"what {unsafe[0]} has is not known")
    given = set(module.top_level_bindings) | set(names.codes) | BUILTINS | {"__file__", "__name__", "__doc__"}
    for other in module.imports:
        if other.name == "*" and other.statement is not star.statement:
            further = _names_of(module, other)
            if further.unknown:
                raise CannotTell(f"{star.module} and {other.module} could both have a name")
            given |= set(further.codes)
    bound_inside = {name for node in module.every(ast.Global) for name in node.names}
    yield from sorted(used - given - bound_inside)


def _merged(codes: Iterable[str]) -> list[str]:
    """One statement for each module, the standard library first."""
    found: dict[str, list[str]] = {}
    for code in dict.fromkeys(codes):
        head, _, name = code.partition(" import ")
        found.setdefault(head if name else code, []).extend([name] if name else [])
    order = sorted(
        found, key=lambda head: (head.split()[1].partition(".")[0] not in STANDARD, head.startswith("from "))
    )
    return [
        import_lines(f"{head} import {', '.join(found[head])}") if found[head] else head for head in order
    ]


def named(star: ImportedName, codes: Iterable[str], plan: AppPlan) -> Iterator[Edit]:
    """The edits that write a star import out; a name joins an import of the same module that stands on one line."""
    module, statement = plan.file.module, star.statement
    rest = []
    for code in codes:
        head, _, names = code.partition(" import ")
        line = next((one for one in module.tree.body if _can_join(module, one, head)), None)
        if line is not None and names and "(" not in names:
            text = f"{module.lines[line.lineno - 1].rstrip()}, {names}"
            yield ReplaceLines(plan.path, line.lineno, line.lineno, text)
        else:
            rest.append(code)
    yield ReplaceLines(plan.path, statement.lineno, statement.end_lineno or statement.lineno, "\n".join(rest))


def _can_join(module: PythonModule, statement: ast.stmt, head: str) -> bool:
    """Whether a statement imports from the same module (``from module``), on one line without anything else."""
    if not isinstance(statement, ast.ImportFrom) or statement.names[0].name == "*":
        return False
    written = module.source(statement)
    is_alone = module.lines[statement.lineno - 1].strip() == written
    return is_alone and "(" not in written and f"from {'.' * statement.level}{statement.module or ''}" == head
