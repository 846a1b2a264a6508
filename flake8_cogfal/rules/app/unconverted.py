"""What a predictor may contain that this version does not convert: each has a rule, so that it is never dropped."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...cog.names import ANY_PATH, CALLS, LEGACY_INPUT
from ...cog.predictor import Predictor
from ...findings import Finding
from ...project.project import PythonFile
from ...project.statements import is_main_guard
from ...source.module import own_nodes
from ..imports.side_effect import installs
from ..inputs.cog_input import inputs_of
from ..outputs.bare_output import is_plain
from ..rule import BlockingRule

VERSIONS = frozenset(
    {"importlib.metadata.version", "importlib.metadata.distribution", "pkg_resources.get_distribution"}
)


BASE_METHODS = ("self.record_metric", "self.log")


class SetupArgument(BlockingRule):
    """``setup(self, weights)``."""

    code = "CF203"
    name = "setup-weights-argument"
    summary = "setup takes an argument; fal calls it without"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Parameters of setup after self, and an async setup."""
        setup = file.predictor.setup if file.predictor else None
        if setup is None:
            return
        arguments = [*setup.args.posonlyargs, *setup.args.args, *setup.args.kwonlyargs][1:]
        if arguments:
            message = f"`setup` takes `{arguments[0].arg}`: fal calls it without arguments; read a secret or /data instead"
            yield self.at(file.path, arguments[0], message)
        elif isinstance(setup, ast.AsyncFunctionDef):
            yield self.at(file.path, setup, "`setup` is async; this version converts plain methods only")


class InitOverride(BlockingRule):
    """``__init__``."""

    code = "CF204"
    name = "init-override"
    summary = "the class defines __init__, which fal.App refuses"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``__init__`` of the predictor or app."""
        owner = file.predictor.node if file.predictor else file.app.node if file.app else None
        for member in owner.body if owner else ():
            if isinstance(member, ast.FunctionDef) and member.name == "__init__":
                yield self.at(
                    file.path, member, "fal.App refuses a class with __init__: move its work to setup()"
                )


class CogRuntimeCall(BlockingRule):
    """Calls into Cog's runtime."""

    code = "CF208"
    name = "cog-runtime-call"
    summary = "a function of Cog's runtime is used"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``current_scope``, ``emit_metric`` and the like, and methods of the base class."""
        if file.predictor is None:
            return
        for node in ast.walk(file.module.tree):
            if isinstance(node, (ast.Name, ast.Attribute)) and file.module.qualified(node) in CALLS:
                name = file.module.qualified(node)
                yield self.at(file.path, node, f"`{name}` exists on Cog only: print, or drop it")
            elif isinstance(node, ast.Call):
                name = file.module.qualified(node.func)
                if name in BASE_METHODS and not _is_own(file.predictor, name.removeprefix("self.")):
                    yield self.at(file.path, node, f"`{name}` exists on Cog only: print, or drop it")
                elif name in VERSIONS and any(
                    isinstance(one, ast.Constant) and one.value == "cog" for one in node.args
                ):
                    yield self.at(
                        file.path,
                        node,
                        f"`{file.module.source(node)}` fails on fal, where cog is not installed",
                    )


def _is_own(predictor: Predictor, name: str) -> bool:
    """Whether the class has a method or sets an attribute of that name itself."""
    return predictor.method(name) is not None or any(
        isinstance(node, ast.Attribute) and node.attr == name and isinstance(node.ctx, ast.Store)
        for node in ast.walk(predictor.node)
    )


class PredictCalledInternally(BlockingRule):
    """``self.predict(...)`` and ``Predictor()``."""

    code = "CF212"
    name = "predict-called-internally"
    summary = "code calls predict or makes a predictor itself"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Calls of the endpoint, instances of the class, and code that reads predict's own arguments."""
        if file.predictor is None:
            return
        predictor = file.predictor
        for node in ast.walk(file.module.tree):
            if not isinstance(node, ast.Call):
                continue
            name = file.module.qualified(node.func)
            if name in (f"self.{predictor.endpoint.name}", f"{predictor.name}.{predictor.endpoint.name}"):
                message = f"`{name}` is called here with plain arguments: as an endpoint it takes one model"
                yield self.at(file.path, node, message)
            elif name == predictor.name:
                message = f"`{name}()` is made here: a fal.App cannot be instantiated by hand"
                yield self.at(file.path, node, message)
        for one in own_nodes(predictor.endpoint):
            if isinstance(one, ast.Call) and file.module.qualified(one.func) in (
                "locals",
                "vars",
                "exec",
                "eval",
            ):
                name = file.module.qualified(one.func)
                message = f"`{name}()` reads the parameters of `{predictor.endpoint.name}`: name them instead"
                if not one.args or name != "vars":
                    yield self.at(file.path, one, message)
        for statement in file.module.tree.body:
            if is_main_guard(statement):
                names = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
                if predictor.name in names and not any(
                    isinstance(node, ast.Call) and file.module.qualified(node.func) == predictor.name
                    for node in ast.walk(statement)
                ):
                    yield self.at(
                        file.path, statement, f"`{predictor.name}` is used when the file is run as a script"
                    )


class CogSecretInput(BlockingRule):
    """``Secret`` inputs."""

    code = "CF306"
    name = "cog-secret-input"
    summary = "an input is a Secret"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Parameters of type Secret."""
        for parameter in inputs_of(file):
            if parameter.type.kind == "secret":
                message = (
                    f"`{parameter.name}` is a Secret: use a fal secret; this version does not convert it"
                )
                yield self.at(file.path, parameter.argument, message)


class LegacyInputDecorator(BlockingRule):
    """``@cog.input(...)``."""

    code = "CF307"
    name = "legacy-input-decorator"
    summary = "an input is declared by a decorator, as in 2021"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``@cog.input`` above a method."""
        for _, function in file.module.outer_functions():
            for decorator in function.decorator_list:
                if isinstance(decorator, ast.Call) and file.module.qualified(decorator.func) == LEGACY_INPUT:
                    message = "`@cog.input(...)` is the way of 2021: declare the input as a parameter with Input(...)"
                    yield self.at(file.path, decorator, message)


class CogIteratorOutput(BlockingRule):
    """Streams."""

    code = "CF403"
    name = "cog-iterator-output"
    summary = "the endpoint yields its output piece by piece"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """A generator, or an iterator as return annotation."""
        predictor = file.predictor
        if predictor is None:
            return
        if predictor.is_generator or (predictor.output is not None and predictor.output.is_stream):
            node = predictor.endpoint.returns or predictor.endpoint
            message = (
                f"`{predictor.endpoint.name}` streams its output: on fal an endpoint at /stream sends events"
            )
            yield self.at(file.path, node, f"{message}; this version does not convert it")


class CogModelOutput(BlockingRule):
    """Models and everything else that is neither a file nor a plain value."""

    code = "CF404"
    name = "cog-model-output"
    summary = "the output is a model, or of a type that is not converted"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Return annotations other than files and plain values, and none at all."""
        predictor = file.predictor
        if (
            predictor is None
            or predictor.is_generator
            or (predictor.output is not None and predictor.output.is_stream)
        ):
            return
        annotation = predictor.endpoint.returns
        if annotation is None:
            message = f"`{predictor.endpoint.name}` has no return annotation: Cog and fal publish the output's type; add it"
            yield self.at(file.path, predictor.endpoint, message)
        elif predictor.output is not None and predictor.output.kind != "path" and not is_plain(file):
            source = file.module.source(annotation)
            message = f"the output type {source} is not converted by this version (Path, lists of Path and plain values are)"
            yield self.at(file.path, annotation, message)
        elif is_plain(file):
            for statement in predictor.returns:
                yield from self._files_among_values(file, statement)

    def _files_among_values(self, file: PythonFile, statement: ast.Return) -> Iterator[Finding]:
        """A Path where the annotation promises text, numbers or lists of them: Cog uploads it all the same."""
        for node in ast.walk(statement):
            if isinstance(node, ast.Call) and file.module.qualified(node.func) in ANY_PATH:
                message = "returns a Path where the annotation promises plain values; annotate the output as Cog sees it"
                yield self.at(file.path, statement, message)
                return


class FutureAnnotations(BlockingRule):
    """``from __future__ import annotations``."""

    code = "CF109"
    name = "future-annotations"
    summary = "annotations are strings, so a deployed endpoint does not find its input model"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """The future import in an app file."""
        if not file.is_app_file:
            return
        for imported in file.module.imports:
            if imported.module == "__future__" and imported.name == "annotations":
                message = (
                    "`from __future__ import annotations` in an app file: the input model's name is lost in pickling and "
                    "requests end as 422; remove the line"
                )
                yield self.at(file.path, imported.statement, message)


class InstallAtImport(BlockingRule):
    """``os.system("pip install ...")`` at module level."""

    code = "CF110"
    name = "install-or-download-at-import"
    summary = "something is installed while the file is imported"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Module-level commands that install."""
        for moved in file.placement.moved if file.placement else ():
            if installs(file, moved):
                message = (
                    "installs packages on the deploying machine: put them into requirements or the image"
                )
                yield self.at(file.path, moved.statement, message)


UNCONVERTED: tuple[BlockingRule, ...] = (
    FutureAnnotations(),
    InstallAtImport(),
    SetupArgument(),
    InitOverride(),
    CogRuntimeCall(),
    PredictCalledInternally(),
    CogSecretInput(),
    LegacyInputDecorator(),
    CogIteratorOutput(),
    CogModelOutput(),
)
