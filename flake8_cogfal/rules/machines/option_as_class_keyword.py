"""CF805 option-as-class-keyword."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...fal.app import ATTRIBUTES_ONLY, FalApp, read_apps
from ...findings import Finding
from ...fixing.edits import AddAttribute, Edit, SetClassHeader
from ...project.project import PythonFile
from ...source.module import PythonModule
from ..rule import Rule


class OptionAsClassKeyword(Rule):
    """fal hands class keywords on beside the attributes: for some options that is one value too many."""

    code = "CF805"
    name = "option-as-class-keyword"
    summary = "an option is a keyword of the class; fal takes it as an attribute only"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Keywords of an app's class that end in an error when it is run or deployed."""
        for app in read_apps(file.module) if file.app is not None else ():
            for name, keyword in misplaced(app).items():
                message = (
                    f"fal does not take `{name}` as a keyword of the class, and running the app ends in an error: "
                    f"make it an attribute, `{name} = {_shortened(file.module.source(keyword.value))}`"
                )
                by_hand = name in app.attributes or has_comments(file.module, app.node)
                yield self.at(file.path, keyword, message, (app, name), manual=by_hand)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """An attribute of the class."""
        assert isinstance(finding.subject, tuple)
        app, name = finding.subject
        assert isinstance(app, FalApp)
        module, moved = plan.file.module, misplaced(app)
        kept = [one for one in app.node.keywords if one.arg not in moved]
        yield SetClassHeader(plan.path, app.node.name, app.node.name, header(module, app.node, kept))
        code = f"{name} = {module.source(moved[name].value)}"
        yield AddAttribute(plan.path, app.node.name, code, list(moved).index(name))


def misplaced(app: FalApp) -> dict[str, ast.keyword]:
    """The keywords of a class that have to be attributes."""
    return {name: keyword for name, keyword in app.keywords.items() if name in ATTRIBUTES_ONLY}


def header(module: PythonModule, node: ast.ClassDef, keywords: Iterable[ast.keyword], *more: str) -> str:
    """The bases of a class and these of its keywords, as source."""
    written = [
        f"{one.arg}={module.source(one.value)}" if one.arg else f"**{module.source(one.value)}"
        for one in keywords
    ]
    return ", ".join([*map(module.source, node.bases), *written, *more])


def has_comments(module: PythonModule, node: ast.ClassDef) -> bool:
    """Whether comments stand between the parts of a class's header, where a new header has no place for them."""
    parts = [*node.bases, *(one.value for one in node.keywords)]
    last = max((part.end_lineno or part.lineno for part in parts), default=node.lineno)
    return last > node.lineno and any("#" in line for line in module.lines[node.lineno - 1 : last + 1])


def _shortened(source: str) -> str:
    return source if len(source) <= 40 and "\n" not in source else "..."
