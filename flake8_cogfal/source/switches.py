"""What a constant of the file decides: which branch of a condition runs, and which type an annotation means."""

from __future__ import annotations

import ast
from copy import deepcopy

from .constant_classes import ConstantClass
from .constants import NotConstant, constant_value
from .module import Function, PythonModule, own_nodes
from .walking import walk

ANSWERS = (ast.Return, ast.Yield, ast.YieldFrom)


def answers_switched_off(module: PythonModule, function: Function) -> dict[ast.AST, ast.expr]:
    """The ``return``s and ``yield``s that never run, each with the condition that a constant decides.

    They stand under an ``if`` that is never true, or under the ``else`` of one that always is.
    """
    found: dict[ast.AST, ast.expr] = {}
    for node in own_nodes(function):
        if isinstance(node, ast.If):
            runs = _truth(module, node.test)
            if runs is not None and not _names(node.test) & module.variables(function):
                idle = [one for statement in (node.orelse if runs else node.body) for one in walk(statement)]
                found.update((one, node.test) for one in idle if isinstance(one, ANSWERS))
    return found


def chosen_type(module: PythonModule, function: Function) -> ast.expr | None:
    """The return annotation with the types that constants choose; None where they choose none.

    ``A if CONSTANT else B`` may stand in the annotation itself, or behind a name that the file, or the class around the
    function, gives it once.
    """
    if function.returns is None:
        return None
    around = next((one for one in module.classes.values() if function in one.body), None)
    choice = _Choice(module, ConstantClass(module, around) if around is not None else None)
    annotation = choice.visit(deepcopy(function.returns))
    return annotation if choice.is_made and isinstance(annotation, ast.expr) else None


class _Choice(ast.NodeTransformer):
    """Puts the chosen type in the place of conditions and of the names of conditions."""

    def __init__(self, module: PythonModule, owner: ConstantClass | None) -> None:
        self.module = module
        self.owner = owner
        self.attributes = owner.attributes if owner is not None else {}
        self.is_made = False

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        """``A if CONSTANT else B`` in the annotation."""
        return self._chosen(node, self.owner) or node

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """A name of such a condition; the body of the class hides that of the file."""
        bindings = self.module.top_level_bindings.get(node.id, ())
        values = [one.value if isinstance(one, ast.Assign) else None for one in bindings]
        owner = self.owner if node.id in self.attributes else None
        condition, *others = self.attributes.get(node.id, values) or [None]
        if not isinstance(condition, ast.IfExp) or others or self.module.is_changed(node.id, ()):
            return node
        return self._chosen(condition, owner) or node

    def _chosen(self, condition: ast.IfExp, owner: ConstantClass | None) -> ast.expr | None:
        """The branch that runs, where its names mean the same in the annotation."""
        runs = _truth(self.module, condition.test, owner)
        if runs is None:
            return None
        branch = condition.body if runs else condition.orelse
        for name in _names(branch):
            if name in self.attributes or len(self.module.top_level_bindings.get(name, ())) > 1:
                return None
        self.is_made = True
        return deepcopy(branch)


def _truth(module: PythonModule, test: ast.expr, owner: ConstantClass | None = None) -> bool | None:
    """Whether a condition holds; None where no constant decides it."""
    try:
        return bool(constant_value(module, test, owner=owner))
    except NotConstant:
        return None


def _names(node: ast.AST) -> frozenset[str]:
    return frozenset(one.id for one in walk(node) if isinstance(one, ast.Name))
