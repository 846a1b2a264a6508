"""CF201 cog-predictor."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.names import PREDICTOR_BASES
from ...cog.predictor import Predictor, bases_in_file
from ...conversion.plan import AppPlan
from ...conversion.preparation.classes import as_class, plain_class, with_own_methods
from ...fal.app import APP_NAMES, FalApp
from ...fal.naming import kebab_case
from ...findings import Finding
from ...fixing.edits import AddAttribute, AddImport, Edit, SetClassHeader
from ...placement.statements import is_main_guard, script_functions
from ...project.project import PythonFile
from ...source.module import PythonModule, methods
from ...source.walking import walk
from ..rule import Group, Rule


class CogPredictor(Rule):
    """Cog's predictor class is fal's app class."""

    code = "CF201"
    name = "cog-predictor"
    summary = "the class is served by Cog; fal serves a fal.App"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """The predictor: a class, one that inherits its ``predict``, or a function; and further predictors."""
        predictor = file.predictor
        if file.function is not None:
            yield from self._function(file, file.function)
        if predictor is None:
            yield from self._class_without_predict(file)
            return
        why = self._why_not(file, predictor)
        message = f"`class {predictor.name}` is a Cog predictor: derive it from fal.App"
        if why:
            message += f" ({why})"
        elif predictor.is_inherited or predictor.inherited_setup:
            message += ", with methods of its own"
        yield self.at(
            file.path,
            predictor.node,
            message,
            predictor,
            manual=bool(why),
            blocks=bool(why),
            prepares=not why and (predictor.is_inherited or predictor.inherited_setup is not None),
        )
        yield from self._others(file, predictor)

    def _others(self, file: PythonFile, predictor: Predictor) -> Iterator[Finding]:
        """Predictors beside the one that cog.yaml names."""
        bases = bases_in_file(file.module, predictor.node)
        derived = [one for one in file.other_predictors if _derives(file.module, one, predictor.node)]
        others = [
            one for one in file.other_predictors if one not in bases and one not in derived and _answers(one)
        ]
        if others:
            message = f"{_names(others)}: not what cog.yaml names, `{predictor.name}` is; give each such predictor an app of its own"
            yield self.at(file.path, others[0], message, manual=True)
        if derived:
            message = (
                f"{_names(derived)}: derived from `{predictor.name}`, so a fal.App as well;"
                " name the class that you mean, `fal deploy FILE::CLASS`, or remove this one"
            )
            yield self.at(file.path, derived[0], message, manual=True)

    def _why_not(self, file: PythonFile, predictor: Predictor) -> str:
        if predictor.node.keywords:
            return "it has class keywords; this version converts classes without"
        rest = predictor.endpoint.args.vararg or predictor.endpoint.args.kwarg
        if rest is not None:
            return f"`{predictor.endpoint.name}` collects arguments in `{rest.arg}`; name each input instead"
        if elsewhere := _base_elsewhere(predictor):
            return f"its base class is in {elsewhere}: bring it into this file"
        family = [predictor.node, *bases_in_file(file.module, predictor.node)]
        for node in family:
            own = {*FalApp(predictor.module, node).attributes, *(one.name for one in methods(node))}
            replaced = sorted(own & APP_NAMES - {"setup"})
            if replaced:
                return f"its `{replaced[0]}` would replace what a fal.App has under that name; rename it"
        setup = predictor.inherited_setup
        if setup is not None and len([*setup.args.posonlyargs, *setup.args.args, *setup.args.kwonlyargs]) > 1:
            return "the inherited `setup` takes arguments; give the class a setup of its own"
        return self._defined_twice(predictor)

    @staticmethod
    def _defined_twice(predictor: Predictor) -> str:
        """Which definition Cog runs is the last; edits go by name and would reach the others too."""
        classes = [one.name for one in predictor.module.tree.body if isinstance(one, ast.ClassDef)]
        if classes.count(predictor.name) > 1:
            return f"the file defines `{predictor.name}` twice; remove all but the last"
        names = [method.name for method in methods(predictor.node)]
        if rebound := _rebound(predictor):
            return f"its body gives `{rebound}` another meaning after the method; make it the method itself"
        twice = [name for name in ("setup", predictor.endpoint.name) if names.count(name) > 1]
        return f"it defines `{twice[0]}` twice; remove all but the last" if twice else ""

    def _function(
        self, file: PythonFile, function: ast.FunctionDef | ast.AsyncFunctionDef
    ) -> Iterator[Finding]:
        """A function that answers: it becomes the method of a class."""
        message = f"the predictor is the function `{function.name}`: fal serves the methods of a fal.App"
        scripts = [one for one in file.module.tree.body if is_main_guard(one)]
        scripts += [file.module.functions[name] for name in script_functions(file.module) - {function.name}]
        inside = {id(node) for script in scripts for node in walk(script)}
        called = any(
            isinstance(node, ast.Name) and node.id == function.name and id(node) not in inside
            for node in file.module.nodes
        )
        if called:
            message += " (the file calls it, too: make it a method of a class by hand)"
        yield self.at(
            file.path, function, message, function, manual=called, blocks=called, prepares=not called
        )

    def _class_without_predict(self, file: PythonFile) -> Iterator[Finding]:
        """A class that cog.yaml names and that gets its ``predict`` from another file."""
        reference = file.project.reference
        node = file.module.classes.get(reference.name) if reference and reference.name else None
        if node is not None and file.app is None and file.path == file.project.app_path:
            message = f"`class {node.name}` has no `predict` in this file: bring the class that has it here"
            yield self.at(file.path, node, message, manual=True, blocks=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Derive the class from fal.App; the Python version is a class keyword, an attribute would be ignored."""
        if finding.prepares:
            yield from as_class(plan) if plan.file.function is not None else with_own_methods(plan)
            return
        module, predictor = plan.file.module, plan.file.predictor
        assert predictor is not None
        bases = [*_kept_bases(module, predictor.node), "fal.App", f'python_version="{plan.python_version}"']
        yield AddImport(plan.path, "import fal")
        yield SetClassHeader(plan.path, plan.class_name, plan.new_class_name, ", ".join(bases))
        for other in plan.file.other_predictors:
            yield SetClassHeader(plan.path, other.name, other.name, ", ".join(_kept_bases(module, other)))
            yield from plain_class(plan, other)
            if _derives(module, other, predictor.node):
                # Inherited, the name would make both one deployment.
                name = f"{plan.application_name}-{kebab_case(other.name)}"
                yield AddAttribute(plan.path, other.name, f'app_name = "{name}"', 0)
        if plan.file.project.configuration_path is None:  # else CF601 and CF602 say it
            yield AddAttribute(plan.path, plan.class_name, f'app_name = "{plan.application_name}"', 0)
            yield AddAttribute(plan.path, plan.class_name, f'machine_type = "{plan.machine.name}"', 1)


def _rebound(predictor: Predictor) -> str:
    """``predict = wrapped(predict)`` in the body of the class: the name that is bound again; empty for none."""
    names = {"setup", predictor.endpoint.name}
    outside = [
        one for one in predictor.node.body if not isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    stored = (
        node.id
        for statement in outside
        for node in walk(statement)
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    )
    return next((name for name in stored if name in names), "")


def _base_elsewhere(predictor: Predictor) -> str:
    """The file of the project with a base class of the predictor, where it is another one; empty for none."""
    module = predictor.module
    for node in (predictor.node, *bases_in_file(module, predictor.node)):
        for base in node.bases:
            first = base
            while isinstance(first, ast.Attribute):
                first = first.value
            imported = module.top_level_imports.get(first.id) if isinstance(first, ast.Name) else None
            home = (module.submodule(imported) or module.neighbour(imported)) if imported else None
            if home is not None:
                return home.path
    return ""


def _kept_bases(module: PythonModule, node: ast.ClassDef) -> list[str]:
    """The bases of a class that are not cog's."""
    return [module.source(one) for one in node.bases if module.qualified(one) not in PREDICTOR_BASES]


def _derives(module: PythonModule, node: ast.ClassDef, base: ast.ClassDef) -> bool:
    return base in bases_in_file(module, node)


def _names(classes: list[ast.ClassDef]) -> str:
    return ", ".join(f"`{one.name}`" for one in classes)


def _answers(node: ast.ClassDef) -> bool:
    return any(method.name in ("predict", "run") for method in methods(node))
