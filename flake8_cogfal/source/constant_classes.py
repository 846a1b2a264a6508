"""Classes whose attributes are constants, and enumerations."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from .module import PythonModule
from .operations import NotConstant
from .walking import walk

ENUMERATIONS = frozenset({"enum.Enum", "enum.IntEnum", "enum.StrEnum", "Enum", "IntEnum", "StrEnum"})


@dataclass(frozen=True)
class ConstantClass:
    """A class of a file, whose attributes are constants."""

    module: PythonModule
    node: ast.ClassDef

    @property
    def is_enumeration(self) -> bool:
        """Whether its attributes are members of an enumeration."""
        return any(self.module.qualified(base) in ENUMERATIONS for base in self.node.bases)

    @property
    def has_plain_members(self) -> bool:
        """Whether a member is its value too: ``class Style(str, Enum)``."""
        names = {self.module.qualified(base) for base in self.node.bases}
        return bool(names & {"str", "int", "enum.IntEnum", "enum.StrEnum", "IntEnum", "StrEnum"})

    @property
    def attributes(self) -> dict[str, list[ast.expr | None]]:
        """Every value that the class's body gives to a name; None for one that cannot be seen."""
        found: dict[str, list[ast.expr | None]] = {}
        for statement in self.node.body:
            if isinstance(statement, (ast.Assign, ast.AnnAssign)):
                targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
                for target in targets:
                    if isinstance(target, ast.Name) and statement.value is not None:
                        found.setdefault(target.id, []).append(statement.value)
            elif not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Expr, ast.Pass)):
                for node in walk(statement):
                    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                        found.setdefault(node.id, []).append(None)
        return found


def class_around(module: PythonModule, node: ast.expr) -> ConstantClass | None:
    """The class of the module's body that an expression stands in; the defaults of its methods see its attributes."""
    for one in module.classes.values():
        if one.lineno <= node.lineno <= (one.end_lineno or one.lineno):
            return ConstantClass(module, one)
    return None


@dataclass(frozen=True)
class Member:
    """A member of an enumeration."""

    owner: ConstantClass
    name: str
    value: object

    @property
    def plain(self) -> object:
        """The value, for a member that is its value too. Raises NotConstant for any other."""
        if not self.owner.has_plain_members:
            raise NotConstant
        return self.value
