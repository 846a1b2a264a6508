"""CF106 local-module-not-shipped."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...conversion.shipment import Shipment
from ...findings import Finding
from ...fixing.edits import AddAttribute, Edit
from ...marks import mark
from ...placement.origin import Origin
from ...project.missing_weights import MissingWeights, missing_weights
from ...project.named_files import missing_scripts, missing_submodules, named_files, unfilled_folders
from ...project.project import PythonFile
from ...project.shipped import is_shipped
from ...source.module import PythonModule
from ...source.walking import walk
from ..environment.cog_yaml import image, list_attribute
from ..rule import Group, Rule

STARTS = (b"subprocess", b"os.system", b"os.popen")


class UnshippedFile(Rule):
    """Cog copies the whole project into the image; fal ships the class and what it is told to."""

    code = "CF106"
    name = "local-module-not-shipped"
    summary = "the code needs a module or file of the project, or weights, that are not on the runner"
    group = Group.APP
    mends_apps = True

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Imports of the project's modules, strings that name its files, and weights that came with Cog's image."""
        yield from self._modules(file)
        if file.predictor is None:
            return
        tree = file.project.tree
        found = named_files(file.module, tree)
        for named in found:
            message = f"`{named.path}` belongs to the project and is not on the runner: ship it with the app"
            yield self.at(file.path, named.node, message, named)
        for node, folder in missing_submodules(file.module, tree):
            message = (
                f"`{folder}` is a git submodule that is not checked out, so that it cannot travel: "
                "`git submodule update --init` and convert again"
            )
            yield self.at(file.path, node, message, manual=True, blocks=True)
        yield from self._scripts(file)
        for named in unfilled_folders(found, tree):
            message = f"`{named.path}` holds a note of what belongs there and nothing else: fill it before you deploy"
            yield self.at(file.path, named.node, message, named.node, manual=True)
        weights = missing_weights(file.module, tree, file.project.configuration_text or "")
        for group in _by_statement(file.module, weights):
            names = list(dict.fromkeys(_name(file.module, one) for one in group))
            what = ", ".join(names) if len(names) < 4 else f"{names[0]} and {len(names) - 1} others"
            message = (
                f"{what}: these weights came with the image that Cog built and are not in the project; "
                "put them on /data, or download them in setup()"
            )
            yield self.at(file.path, group[0].node, message, group[0].node, manual=True)

    def _scripts(self, file: PythonFile) -> Iterator[Finding]:
        """Scripts that the app, or a module that it imports, runs in a folder that nothing brings there."""
        assert file.predictor is not None
        modules = [file.module, *_modules_that_start_programs(file)]
        if any("clone" in module.text for module in modules):
            return
        build = file.project.configuration_text or ""
        for module in modules:
            for node, path in missing_scripts(module, file.project.tree):
                if _is_named(path.partition("/")[0], build):
                    continue
                is_own = module is file.module
                runs = "" if is_own else f", which {module.path}:{node.lineno} runs,"
                message = (
                    f"`{path}`{runs} is not in the project, and Cog's image had it: "
                    f"add `{path.rpartition('/')[0]}` (a git submodule?) and ship it with the app"
                )
                yield self.at(file.path, node if is_own else file.predictor.node, message, node, manual=True)

    def _modules(self, file: PythonFile) -> Iterator[Finding]:
        """Every import of the project's modules in the app file, wherever it stands; of a fal app what it ships not."""
        if not file.is_app_file or file.function is not None:
            return
        told = set()
        for imported in file.module.imports:
            if imported.statement in told or imported in file.unneeded_imports:
                continue
            if file.origin_of(imported) is not Origin.PROJECT:
                continue
            if file.app is not None and is_shipped(file, imported):
                continue
            told.add(imported.statement)
            name = imported.root or imported.module or imported.name
            message = f"the project's own `{name}` is not on the runner: ship it with the app"
            why_not = _why_not_with_app_files(file) if file.app is not None else ""
            yield self.at(file.path, imported.statement, message + why_not, imported, manual=bool(why_not))

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """List what the app reaches in app_files, or copy it into the image."""
        if plan.file.project.configuration_path is None:
            yield from self._app_files(plan, Shipment(plan.file).entries)
            return
        environment = plan.environment
        yield from image(plan, environment)
        yield from self._app_files(plan, environment.app_files, environment.open_files)

    def _app_files(
        self, plan: AppPlan, entries: tuple[str, ...], open_files: tuple[str, ...] = ()
    ) -> Iterator[Edit]:
        if entries:
            marks = "".join(f"{mark(self.code, sentence)}\n" for sentence in open_files)
            yield AddAttribute(plan.path, plan.class_name, marks + list_attribute("app_files", entries), 3)


def _modules_that_start_programs(file: PythonFile) -> Iterator[PythonModule]:
    """Of the project's modules that a file imports; parsed only where a look at their text leaves it open."""
    names = [
        (one.level, name) for one in file.module.imports for name in (one.module, f"{one.module}.{one.name}")
    ]
    paths = (file.project.path_of(file.module, name.lstrip("."), level) for level, name in names)
    for path in dict.fromkeys(path for path in paths if path is not None):
        data = file.project.tree.read(path) or b""
        module = file.project.module_at(path) if any(word in data for word in STARTS) else None
        if module is not None:
            yield module


def _why_not_with_app_files(file: PythonFile) -> str:
    """Why the fix leaves a fal app alone, as the end of a message; empty where it does not."""
    attributes = file.app.attributes if file.app is not None else {}
    if "app_files" in attributes:
        return " (it is missing in app_files)"
    reasons = "; ".join(Shipment(file).reasons_for_image)
    return f" in an image, by COPY to its working directory: {reasons}" if reasons else ""


def _is_named(folder: str, configuration: str) -> bool:
    """Whether a line of cog.yaml that is no comment has the name of a folder: it may make it."""
    lines = (line.partition("#")[0] for line in configuration.splitlines())
    return any(re.search(rf"(?<![\w-]){re.escape(folder)}(?![\w-])", line) for line in lines)


def _by_statement(module: PythonModule, weights: tuple[MissingWeights, ...]) -> list[list[MissingWeights]]:
    """The places that one statement holds together: it is marked once."""
    if not weights:
        return []
    statements = [one for one in module.nodes if isinstance(one, ast.stmt) and not hasattr(one, "body")]
    around = {part: statement for statement in statements for part in walk(statement)}
    groups: dict[ast.AST, list[MissingWeights]] = {}
    for one in weights:
        groups.setdefault(around.get(one.node, one.node), []).append(one)
    return list(groups.values())


def _name(module: PythonModule, weights: MissingWeights) -> str:
    if not weights.path:
        return "local_files_only=True"
    is_written_there = isinstance(weights.node, (ast.Constant, ast.JoinedStr))
    return f"`{module.source(weights.node)}`" if is_written_there else f'`"{weights.path}"`'
