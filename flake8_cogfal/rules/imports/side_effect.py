"""CF108 side-effect-never-runs."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from textwrap import dedent

from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import (
    AddMethod,
    Edit,
    MoveIntoFunction,
    RemoveStatement,
    ReplaceStatement,
    SubstituteName,
)
from ...fixing.places import place_of
from ...placement.moving import MovedStatement
from ...placement.statements import names_read
from ...project.installs import downloads, mentions_install
from ...project.project import PythonFile
from ...project.search_path import changes_search_path
from ...source.walking import walk
from ..rule import Group, Rule

PROCESS = frozenset({"multiprocessing.current_process", "multiprocessing.parent_process"})


class SideEffectNeverRuns(Rule):
    """fal pickles the class by value: statements of the module's body never run on the runner."""

    code = "CF108"
    name = "side-effect-never-runs"
    summary = "a module-level statement has an effect that never happens on the runner"
    group = Group.IMPORTS

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Assignments to os.environ, calls made for their effect, values read from the deploying machine."""
        for moved in file.placement.moved if file.placement else ():
            if asks_for_the_process(file, moved.statement):
                message = (
                    "this condition tells Cog's worker process from its parent; fal has no such two: "
                    "write what it guards without the condition"
                )
                is_plain = is_for_the_worker(moved.statement) and file.predictor is not None
                yield self.at(
                    file.path,
                    moved.statement,
                    message,
                    moved,
                    manual=not is_plain,
                    blocks=not is_plain,
                    prepares=is_plain,
                )
            elif runs_code_for_the_file(file, moved.statement):
                message = (
                    "`exec` gives the whole file the names that its code defines, and from setup() it would not: "
                    "put that code into a module and import it"
                )
                yield self.at(file.path, moved.statement, message, moved, manual=True, blocks=True)
            elif _belongs_here(moved) and not has_its_own_rule(file, moved):
                what = " ".join(file.module.source(moved.statement).split("\n")[0].split())
                effect = (
                    "is read on"
                    if (moved.binds or moved.attribute) and isinstance(moved.statement, ast.Assign)
                    else "takes effect on"
                )
                message = f"`{what}` {effect} the deploying machine and never on the runner; do it in setup()"
                yield self.at(file.path, moved.statement, message, moved)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Move the statement to the start of ``setup()``."""
        moved = finding.subject
        assert isinstance(moved, MovedStatement)
        if finding.prepares:
            return [unconditional(moved.statement, plan)]
        return move_into_setup(moved, plan)


def asks_for_the_process(file: PythonFile, statement: ast.stmt) -> bool:
    """``if multiprocessing.current_process().name != "MainProcess":``, true in Cog's worker and false on a runner."""
    if not isinstance(statement, ast.If):
        return False
    calls = (node for node in walk(statement.test) if isinstance(node, ast.Call))
    return any((file.module.qualified(one.func) or "") in PROCESS for one in calls)


def runs_code_for_the_file(file: PythonFile, statement: ast.stmt) -> bool:
    """``exec(code)`` without a namespace of its own."""
    return "exec" not in file.module.bound_names and any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "exec"
        and len(node.args) + len(node.keywords) == 1
        for node in walk(statement)
    )


def is_for_the_worker(statement: ast.stmt) -> bool:
    """``... .name != "MainProcess"`` without an ``else``: what it guards is for the process that predicts."""
    test = statement.test if isinstance(statement, ast.If) and not statement.orelse else None
    return (
        isinstance(test, ast.Compare)
        and isinstance(test.ops[0], ast.NotEq)
        and isinstance(test.comparators[0], ast.Constant)
        and test.comparators[0].value == "MainProcess"
    )


def unconditional(statement: ast.stmt, plan: AppPlan) -> Edit:
    """What a condition guards, with its comments, in the condition's place."""
    assert isinstance(statement, ast.If)
    lines = plan.file.module.lines[statement.test.end_lineno or statement.lineno : statement.end_lineno]
    return ReplaceStatement(plan.path, *place_of(plan.file.module, statement), dedent("\n".join(lines)))


def has_its_own_rule(file: PythonFile, moved: MovedStatement) -> bool:
    """Whether CF107 or CF110 speaks of the statement."""
    module, statement = file.module, moved.statement
    return (
        changes_search_path(module, statement)
        or mentions_install(module, statement)
        or downloads(module, statement)
    )


def _belongs_here(moved: MovedStatement) -> bool:
    """Whether a statement has an effect, or asks the machine; what a framework computes is CF105's."""
    if isinstance(moved.statement, ast.Delete) or moved.typing_only:
        return False
    return moved.early or not (moved.binds or moved.attribute)


def move_into_setup(moved: MovedStatement, plan: AppPlan) -> Iterator[Edit]:
    """The edits that move a module-level statement to the start of ``setup()``, or drop it where nothing reads it."""
    if moved.unneeded:
        yield RemoveStatement(plan.path, *place_of(plan.file.module, moved.statement))
        return
    if not plan.has_setup:
        yield AddMethod(plan.path, plan.class_name, "setup")
    place = place_of(plan.file.module, moved.statement)
    attribute = f"self.{moved.attribute}" if moved.attribute else ""
    yield MoveIntoFunction(
        plan.path, plan.setup, *place, moved.shared, attribute, _attributes_read(moved, plan)
    )
    for reader in moved.readers:
        yield SubstituteName(plan.path, plan.function_name(reader), moved.binds[0], attribute)
    yield from _renamed_in_setup(moved, plan)


def _renamed_in_setup(moved: MovedStatement, plan: AppPlan) -> Iterator[Edit]:
    """A variable of the user's ``setup()`` with the name of one that becomes global there gets another name."""
    setup = plan.file.placement.setup if plan.file.placement else None
    own = plan.file.module.variables(setup) if setup is not None else frozenset()
    for name in moved.shared:
        if name in own:
            yield SubstituteName(plan.path, plan.setup, name, f"own_{name}")


def _attributes_read(moved: MovedStatement, plan: AppPlan) -> tuple[tuple[str, str], ...]:
    """The constants that a moved statement reads and that are attributes by now: name and code."""
    placement = plan.file.placement
    names = names_read(moved.statement)
    return tuple(
        (other.binds[0], f"self.{other.attribute}")
        for other in (placement.moved if placement else ())
        if other.attribute and other.binds and other.binds[0] in names and other is not moved
    )
