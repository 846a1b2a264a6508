"""CF608 environment-to-secrets."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...cog.weights import VARIABLE
from ...conversion.plan import AppPlan
from ...findings import Applicability, Finding
from ...fixing.edits import AddImport, AddMethod, AddToStart, Edit
from ...project.project import Project, PythonFile
from ...source.walking import walk
from ..rule import Group, Rule
from .cog_yaml import set_secret

READERS = frozenset({"os.environ.get", "os.getenv", "os.environ.pop", "os.environ.setdefault"})
OF_COG = ("COG_", "R8_", "REPLICATE_")


class EnvironmentVariables(Rule):
    """An app of fal has no attribute for variables, and takes secrets from fal."""

    code = "CF608"
    name = "environment-to-secrets"
    summary = "environment variables are set in cog.yaml, or by Cog's server; fal reads neither"
    group = Group.APP

    def check_project(self, project: Project) -> Iterator[Finding]:
        """The items of ``environment`` in cog.yaml."""
        configuration = project.reading.configuration if project.reading else None
        if configuration is None or not configuration.environment or project.configuration_path is None:
            return
        from ...cog.variables import variables_of

        assert project.reading is not None
        for variable in variables_of(configuration):
            line = project.reading.lines.get(("environment", variable.index), 1)
            message = f"fal does not set `{variable.name}` from cog.yaml: the image or setup() does"
            finding = self.on_line(project.configuration_path, line, message)
            if variable.is_secret:
                finding = replace(
                    finding, message=set_secret(variable.name), applicability=Applicability.MANUAL
                )
            yield finding

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Reads of variables that Cog's server, or Replicate, sets."""
        text = file.module.text
        if not any(start in text for start in OF_COG) or not (file.predictor or file.runs_with_app):
            return
        own = _set_by_the_project(file.project)
        for node in walk(file.module.tree):
            name = variable_read(file, node)
            if name is not None and name.startswith(OF_COG) and name != VARIABLE and name not in own:
                assert isinstance(node, ast.expr)
                message = f"`{name}` is set on Cog, not on fal: `fal secrets set {name}=...`, or write its value here"
                yield self.at(file.path, node, message, manual=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Set what no image sets, before everything else in ``setup()``."""
        variables = plan.environment.variables
        if not variables:
            return
        if not plan.has_setup:
            yield AddMethod(plan.path, plan.class_name, "setup")
        yield AddImport(plan.path, "import os")
        for order, variable in enumerate(variables):
            code = f"os.environ[{_quoted(variable.name)}] = {_value(variable.value)}"
            yield AddToStart(plan.path, plan.setup, 0, order, code)


def variable_read(file: PythonFile, node: ast.AST) -> str | None:
    """The name of the variable that ``os.environ["NAME"]``, ``os.getenv("NAME")`` and their like read."""
    if isinstance(node, ast.Subscript):
        is_read = isinstance(node.ctx, ast.Load) and file.module.qualified(node.value) == "os.environ"
        argument: ast.expr | None = node.slice if is_read else None
    elif isinstance(node, ast.Call):
        argument = node.args[0] if node.args and file.module.qualified(node.func) in READERS else None
    else:
        return None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def _set_by_the_project(project: Project) -> frozenset[str]:
    configuration = project.reading.configuration if project.reading else None
    items = configuration.environment if configuration else []
    return frozenset(item.partition("=")[0] for item in items)


def _value(value: str) -> str:
    """The code of a value; Docker fills in the variables that an ENV line names."""
    return f"os.path.expandvars({_quoted(value)})" if "$" in value else _quoted(value)


def _quoted(text: str) -> str:
    return f'"{text}"' if '"' not in text and "\\" not in text and text.isprintable() else repr(text)
