"""CF212 predict-called-internally."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.predictor import Predictor
from ...conversion.plan import AppPlan
from ...conversion.preparation.splitting import mentions_of_endpoint, split_endpoint, tables_of_defaults
from ...findings import Finding
from ...fixing.edits import Edit
from ...placement.statements import is_main_guard, names_read, script_functions
from ...project.project import PythonFile
from ...source.module import own_nodes
from ...source.walking import walk
from ..rule import Group, Rule

READERS_OF_LOCALS = ("locals", "vars", "exec", "eval", "dir")


class PredictCalledInternally(Rule):
    """An endpoint takes one model: whoever calls it with plain arguments, or reads them by name, needs a method beside."""

    code = "CF212"
    name = "predict-called-internally"
    summary = "code calls predict, reads its parameters by name, or makes a predictor itself"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Uses of the endpoint inside the class, of its parameters by name, and instances of the class."""
        predictor = file.predictor
        if predictor is None:
            return
        tables = list(tables_of_defaults(predictor))
        converted = {id(node) for table in tables for node in walk(table)}
        for table in tables:
            message = "reads the defaults of `Input(...)` from the signature: it reads them from a method with plain ones"
            yield self.at(file.path, table, message, predictor, prepares=True)
        for node in walk(predictor.node):
            if not isinstance(node, ast.Call) or id(node) in converted or not _reads_signature(file, node):
                continue
            message = (
                "reads the defaults of `Input(...)` from the signature, where fal has a model: write them out"
            )
            yield self.at(file.path, node, message, manual=True, blocks=True)
        if predictor.is_inherited:  # it gets a method of its own first
            return
        for mention in mentions_of_endpoint(predictor):
            source = file.module.source(mention)
            message = f"`{source}` is used here with plain arguments: as an endpoint it takes one model, so the body moves into a method of its own"
            yield self.at(file.path, mention, message, predictor, prepares=True)
        for reader in parameters_read_by_name(predictor):
            source = file.module.source(reader)
            message = f"`{source}` reads the parameters of `{predictor.endpoint.name}` by name: the body moves into a method that has them"
            yield self.at(file.path, reader, message, predictor, prepares=True)
        yield from self._instances(file, predictor)

    def _instances(self, file: PythonFile, predictor: Predictor) -> Iterator[Finding]:
        """``Predictor()`` where the file is run as a script (left, it is nothing to fal), and anywhere else."""
        names = {predictor.name}
        if (
            predictor.endpoint.name not in file.module.top_level_bindings
        ):  # the function that has become a class
            names.add(predictor.endpoint.name)
        scripts = [statement for statement in file.module.tree.body if is_main_guard(statement)]
        scripts += [file.module.functions[name] for name in sorted(script_functions(file.module))]
        for script in scripts:
            used = sorted(names & names_read(script))
            if used:
                message = (
                    f"`{used[0]}` is used when the file is run as a script: a fal.App cannot be made by hand, "
                    f"try it with `fal run --local {file.path}` and remove this"
                )
                yield self.at(file.path, script, message, manual=True)
        inside = {id(node) for script in scripts for node in walk(script)}
        for node in file.module.every(ast.Call):
            if id(node) not in inside and file.module.qualified(node.func) == predictor.name:
                message = f"`{predictor.name}()` is made here: a fal.App cannot be instantiated by hand"
                yield self.at(file.path, node, message, manual=True, blocks=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Give the body a private method with plain parameters, and let the endpoint call it."""
        return split_endpoint(plan)


def parameters_read_by_name(predictor: Predictor) -> Iterator[ast.Call]:
    """Calls in the endpoint that read its variables by name: ``locals()``, ``eval(text)``."""
    tested = {
        id(node.comparators[0])
        for node in walk(predictor.endpoint)
        if isinstance(node, ast.Compare) and _asks_for_another(predictor, node)
    }
    for node in own_nodes(predictor.endpoint):
        if isinstance(node, ast.Call) and id(node) not in tested:
            name = predictor.module.qualified(node.func)
            if name in READERS_OF_LOCALS and (name in ("exec", "eval") or not node.args):
                yield node


def _asks_for_another(predictor: Predictor, node: ast.Compare) -> bool:
    """``"x" in locals()`` for a name that is no parameter: that stays true or false whatever becomes of those."""
    names = {one.name for one in predictor.inputs} | {"input", "input_dir"}
    left = node.left
    return (
        len(node.ops) == 1
        and isinstance(node.ops[0], (ast.In, ast.NotIn))
        and isinstance(left, ast.Constant)
        and left.value not in names
    )


def _reads_signature(file: PythonFile, node: ast.Call) -> bool:
    """``inspect.signature(self.predict)``, and ``inspect.signature(predict)`` in the body of the class."""
    if file.module.qualified(node.func) not in ("inspect.signature", "inspect.getfullargspec"):
        return False
    assert file.predictor is not None
    name = file.predictor.endpoint.name
    return any(isinstance(one, (ast.Name, ast.Attribute)) and _last(one) == name for one in node.args)


def _last(node: ast.Name | ast.Attribute) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr
