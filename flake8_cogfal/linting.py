"""The findings of one Python file as flake8 shows them: no files are written, nothing is planned."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from .engine import check_companions
from .options import Options
from .project.discovery import with_configuration
from .project.module import PythonModule
from .project.project import CONFIGURATIONS, Project, PythonFile
from .project.tree import Tree
from .rules import RULES

Line = tuple[int, int, str]
STANDARD_INPUT = ("-", "stdin")


def findings_in_file(
    filename: str, text: str, tree: ast.Module, companions: str = "anchor"
) -> Iterator[Line]:
    """(1-based line, 0-based column, text) of every finding in the file, in order.

    With ``companions`` "anchor", findings of cog.yaml follow on the line of the app's class or function, from the
    file that cog.yaml names only.
    """
    project, path = project_of(filename, text)
    module = PythonModule(path, text, tree)
    file = project.describe(module)
    findings = [one for rule in RULES.values() for one in rule.check(file)]
    for one in sorted(findings, key=lambda finding: finding.sort_key):
        yield one.place.line, one.place.column, f"{one.code} {one.message}"
    if companions == "anchor" and project.configuration_path is not None and project.app_path == path:
        line = _anchor(file, project)
        for one in sorted(check_companions(project, Options()), key=lambda finding: finding.sort_key):
            yield line, 0, f"{one.code} {one.place.path}:{one.place.line}: {one.message}"


def project_of(filename: str, text: str) -> tuple[Project, str]:
    """The project of a linted file, with its text as flake8 has it, and the file's path in the project.

    The project is that of the nearest cog.yaml at or above the file, within its repository; without one (and for
    standard input) the file stands alone.
    """
    if filename not in STANDARD_INPUT:
        place = Path(filename).absolute()
        for root in place.parents:
            configuration = next((name for name in CONFIGURATIONS if (root / name).is_file()), None)
            if configuration:
                found = with_configuration(root, configuration)
                path = place.relative_to(root).as_posix()
                tree = Tree(root, {path: text.encode()})
                return Project(tree, configuration, found.app_path), path
            if (root / ".git").exists():
                break
        return Project(Tree(place.parent, {place.name: text.encode()}), None, place.name), place.name
    return Project(Tree(Path(), {"stdin.py": text.encode()}), None, "stdin.py"), "stdin.py"


def _anchor(file: PythonFile, project: Project) -> int:
    """The line of the app's class or function; the first line where there is none."""
    if file.predictor is not None:
        return file.predictor.node.lineno
    if file.app is not None:
        return file.app.node.lineno
    reference = project.reference
    name = reference.name if reference else None
    found = file.module.classes.get(name or "") or file.module.functions.get(name or "")
    return found.lineno if found else 1
