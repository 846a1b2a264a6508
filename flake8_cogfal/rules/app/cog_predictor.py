"""CF201 cog-predictor."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.predictor import Predictor, read_predictors
from ...conversion.plan import AppPlan
from ...fal.app import APP_NAMES, FalApp
from ...findings import Finding
from ...fixing.edits import AddAttribute, AddImport, Edit, SetClassHeader
from ...project.project import PythonFile
from ...source.module import methods
from ..rule import Group, Rule


class CogPredictor(Rule):
    """Cog's predictor class is fal's app class."""

    code = "CF201"
    name = "cog-predictor"
    summary = "the class is served by Cog; fal serves a fal.App"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """The predictor class; other shapes of a predictor are named and left."""
        predictor = file.predictor
        if predictor is not None:
            why = self._why_not(file)
            message = f"`class {predictor.name}` is a Cog predictor: derive it from fal.App"
            if why:
                message += f" ({why})"
            yield self.at(file.path, predictor.node, message, predictor, manual=bool(why), blocks=bool(why))
            return
        reference = file.project.reference
        if (
            file.app is None
            and file.path == file.project.app_path
            and reference is not None
            and reference.name
        ):
            yield from self._other_shapes(file, reference.name)

    def _why_not(self, file: PythonFile) -> str:
        predictor = file.predictor
        assert predictor is not None
        others = [one.name for one in read_predictors(file.module) if one.name != predictor.name]
        if others:
            return f"the file holds other predictors too: {', '.join(others)}; give each its own file"
        if predictor.base is None:
            return "it does not derive from a class of cog; this version converts BasePredictor only"
        if len(predictor.node.bases) > 1 or predictor.node.keywords:
            return "it has further bases; this version converts a class with the one base from cog"
        if isinstance(predictor.endpoint, ast.AsyncFunctionDef):
            return f"`{predictor.endpoint.name}` is async; this version converts plain methods only"
        rest = predictor.endpoint.args.vararg or predictor.endpoint.args.kwarg
        if rest is not None:
            return f"`{predictor.endpoint.name}` collects arguments in `{rest.arg}`; name each input instead"
        own = {
            *FalApp(predictor.module, predictor.node).attributes,
            *(one.name for one in methods(predictor.node)),
        }
        replaced = sorted(own & APP_NAMES - {"setup"})
        if replaced:
            return f"its `{replaced[0]}` would replace what a fal.App has under that name; rename it"
        return self._defined_twice(predictor)

    @staticmethod
    def _defined_twice(predictor: Predictor) -> str:
        """Which definition Cog runs is the last; edits go by name and would reach the others too."""
        classes = [one.name for one in predictor.module.tree.body if isinstance(one, ast.ClassDef)]
        if classes.count(predictor.name) > 1:
            return f"the file defines `{predictor.name}` twice; remove all but the last"
        names = [method.name for method in methods(predictor.node)]
        twice = [name for name in ("setup", predictor.endpoint.name) if names.count(name) > 1]
        return f"it defines `{twice[0]}` twice; remove all but the last" if twice else ""

    def _other_shapes(self, file: PythonFile, name: str) -> Iterator[Finding]:
        module = file.module
        if name in module.functions:
            message = f"the predictor is the function `{name}`; this version converts classes only"
            yield self.at(file.path, module.functions[name], message, manual=True, blocks=True)
        elif name in module.classes:
            message = (
                f"`class {name}` has no `predict` of its own; this version does not convert inherited ones"
            )
            yield self.at(file.path, module.classes[name], message, manual=True, blocks=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Derive the class from fal.App; the Python version is a class keyword, an attribute would be ignored."""
        header = f'fal.App, python_version="{plan.python_version}"'
        yield AddImport(plan.path, "import fal")
        yield SetClassHeader(plan.path, plan.class_name, plan.new_class_name, header)
        if plan.file.project.configuration_path is None:  # else CF601 and CF602 say it
            yield AddAttribute(plan.path, plan.class_name, f'app_name = "{plan.application_name}"', 0)
            yield AddAttribute(plan.path, plan.class_name, f'machine_type = "{plan.machine.name}"', 1)
