"""Classes beside the app: what Python evaluates of them while the file is imported."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from ..fal.app import decorator_name
from ..source.module import PythonModule
from .evaluated import ImportTimeUse
from .statements import acts, is_docstring, names_read

KEEPS_TEXT = frozenset(
    {
        "typing.NamedTuple", "typing.TypedDict", "typing.Protocol", "typing_extensions.TypedDict", "abc.ABC",
        "enum.Enum", "object", "Exception", "dict", "list", "str",
    }
)  # fmt: skip
"""Base classes under which an annotation can be a string: nothing reads its value."""

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def evaluated_in_class(
    module: PythonModule, node: ast.ClassDef, absent: Collection[str], decorated: Collection[int]
) -> Iterator[ImportTimeUse]:
    """Where a class needs absent names, or acts, while the file is imported. Of its methods, those ``decorated`` (by
    ``id``) have decorators that only the runner can apply.
    """
    for base in [*node.bases, *(keyword.value for keyword in node.keywords)]:
        yield from _uses(base, absent, "a base class")
    for decorator in node.decorator_list:
        yield from _uses(decorator, absent, "a decorator")
    for member in node.body:
        if isinstance(member, FUNCTIONS):
            if id(member) in decorated:
                for decorator in member.decorator_list:
                    yield from _uses(decorator, absent, "a decorator")
        elif not is_docstring(member):
            part = _evaluated(module, node, member)
            yield from _uses(part, absent, "the body of a class")
            if not isinstance(member, ast.ClassDef) and acts(module, member):
                yield ImportTimeUse(member, module.source(member).split("\n")[0], "the body of a class")


def _evaluated(module: PythonModule, node: ast.ClassDef, member: ast.stmt) -> ast.AST:
    """What of a member cannot become text."""
    if isinstance(member, ast.AnnAssign) and (module.postpones_annotations or keeps_text(module, node)):
        return member.value or ast.Pass()
    return member


def _uses(node: ast.AST, absent: Collection[str], where: str) -> Iterator[ImportTimeUse]:
    assert isinstance(node, (ast.expr, ast.stmt))
    for name in sorted(names_read(node) & frozenset(absent)):
        yield ImportTimeUse(node, name, where)


def quotable_annotations(module: PythonModule, node: ast.ClassDef, is_app: bool) -> list[ast.expr]:
    """The annotations of a class's attributes that can be strings."""
    if not is_app and not keeps_text(module, node):
        return []
    return [one.annotation for one in node.body if isinstance(one, ast.AnnAssign)]


def keeps_text(module: PythonModule, node: ast.ClassDef) -> bool:
    """Whether nothing reads the values of a class's annotations: a plain class, a tuple with names, a dataclass."""
    classes = {node.name: node}
    pending = [node]
    while pending:
        one = pending.pop()
        if not {decorator_name(module, decorator) for decorator in one.decorator_list} <= {
            "dataclasses.dataclass"
        }:
            return False
        for base in one.bases:
            name = module.qualified(base.value if isinstance(base, ast.Subscript) else base)
            if name in KEEPS_TEXT or name in classes:
                continue
            if name is None or name not in module.classes:
                return False
            classes[name] = module.classes[name]
            pending.append(classes[name])
    return True
