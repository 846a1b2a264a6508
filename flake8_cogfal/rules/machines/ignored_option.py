"""CF806 ignored-option."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...fal.app import APP_NAMES, KEYWORDS_ONLY, OPTIONS, FalApp, read_apps
from ...findings import Applicability, Finding
from ...fixing.edits import Edit, RemoveStatement, ReplaceExpression, SetClassHeader
from ...fixing.places import place_of
from ...project.project import PythonFile
from ...source.module import PythonModule
from ..rule import Rule
from .option_as_class_keyword import has_comments, header, misplaced

SIMILARITY = 0.85
"""``keepalive`` and ``max_concurency`` are options misspelt; ``max_steps`` is none."""


class IgnoredOption(Rule):
    """fal reads the attributes that it knows and says nothing of others."""

    code = "CF806"
    name = "ignored-option"
    summary = "an attribute looks like an option of the app, and fal does not read it"
    applicability = Applicability.UNSAFE

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Attributes that are keywords of the class, and misspelt ones that nothing in the file reads."""
        for app in read_apps(file.module) if file.app is not None else ():
            for statement, target in _assignments(app.node):
                name = target.id
                if name in KEYWORDS_ONLY:
                    message = (
                        f"fal does not read the attribute `{name}`: write it into the class's header, "
                        f"`class {app.node.name}(fal.App, {name}=...)` (from then on it holds)"
                    )
                    by_hand = (
                        name in app.keywords
                        or has_comments(file.module, app.node)
                        or not isinstance(statement.value, ast.Constant)
                    )
                    yield self.at(file.path, statement, message, (app, statement, name), manual=by_hand)
                    continue
                meant = _meant(name)
                if meant is None or _is_read(file.module, name):
                    continue
                message = f"fal has no option `{name}` and does not read it: did you mean `{meant}`? (from then on it holds)"
                by_hand = meant in app.attributes or meant in app.keywords
                yield self.at(file.path, target, message, (app, target, meant), manual=by_hand)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """The name that fal reads, or a keyword of the class."""
        assert isinstance(finding.subject, tuple)
        app, node, name = finding.subject
        assert isinstance(app, FalApp)
        module = plan.file.module
        if isinstance(node, ast.Name):
            yield ReplaceExpression(plan.path, *place_of(module, node), module.source(node), name)
            return
        if misplaced(app):
            return  # its header is being rewritten; this comes next
        moved = {
            target.id: statement
            for statement, target in _assignments(app.node)
            if target.id in KEYWORDS_ONLY and target.id not in app.keywords
        }
        keywords = [
            f"{one}={module.source(value)}" for one, statement in moved.items() if (value := statement.value)
        ]
        assert isinstance(node, (ast.Assign, ast.AnnAssign))
        arguments = header(module, app.node, app.node.keywords, *keywords)
        yield SetClassHeader(plan.path, app.node.name, app.node.name, arguments)
        yield RemoveStatement(plan.path, *place_of(module, node))


def _assignments(node: ast.ClassDef) -> Iterator[tuple[ast.Assign | ast.AnnAssign, ast.Name]]:
    """The statements of a class's body that give one name a value."""
    for statement in node.body:
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets = [statement.target]
        else:
            continue
        if len(targets) == 1 and isinstance(targets[0], ast.Name):
            yield statement, targets[0]


def _meant(name: str) -> str | None:
    """The option that a name is a misspelling of."""
    if name in APP_NAMES or name.startswith("_") or name.isupper():
        return None
    near = difflib.get_close_matches(name, OPTIONS | KEYWORDS_ONLY, 1, SIMILARITY)
    return near[0] if near and near[0] in OPTIONS else None


def _is_read(module: PythonModule, name: str) -> bool:
    """Whether the file reads a name: then it is the user's own."""
    return any(
        (isinstance(node, ast.Attribute) and node.attr == name)
        or (isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load))
        or (isinstance(node, ast.Constant) and node.value == name)
        for node in module.nodes
    )
