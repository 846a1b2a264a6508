"""The findings of one file as flake8 shows them: no files are written, nothing is planned."""

from __future__ import annotations

import ast
import os.path
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from .checking import check_companions, find_in_file
from .cog.predictor import read_predictors
from .findings import Finding
from .options import Options
from .project.discovery import configuration_in, holds_app, with_configuration
from .project.dockerfiles import is_dockerfile_name
from .project.project import Project, PythonFile
from .rules import RULES
from .source.module import PythonModule
from .source.tree import Tree

Line = tuple[int, int, str]
"""1-based line, 0-based column, and the text: the code, a space and the message."""

STANDARD_INPUT = ("-", "stdin")


def findings_in_file(
    filename: str, text: str, tree: ast.Module, options: Options, *, anchored: bool
) -> Iterator[Line]:
    """Every finding of a Python file, in order.

    With ``anchored``, those of cog.yaml and Dockerfiles follow on the line of the app's class or function, with their own
    place in the text. One file of a project reports them, whichever files are linted and in whatever processes.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as they come on standard input
    project, path = _project_of(filename, text)
    module = PythonModule(path, text, tree)
    project = replace(project, known={path: module}, reads_documents=False)
    file = project.app_file if path == project.app_path else project.describe(module)
    assert file is not None
    for one in find_in_file(file, options):
        yield one.place.line, one.place.column, f"{one.code} {one.message}"
    if anchored and _reports_companions(file):
        line = _anchor(file)
        for one, others in _on_one_line(check_companions(project, options)):
            rest = f" (and {others} more like it: cogfal-fix --check lists them)" if others else ""
            yield line, 0, f"{one.code} {one.place.path}:{one.place.line}: {one.message}{rest}"


def findings_in_companion(filename: str, text: str, options: Options) -> Iterator[Line]:
    """Every finding of a cog.yaml or a Dockerfile, at its own place, in order; none of one that concerns no app."""
    root, name = os.path.split(os.path.abspath(filename))
    for project in _projects_of_companion(Path(root), name, text):
        found = [one for one in check_companions(project, options) if one.place.path == name]
        for one in _in_order(found):
            yield one.place.line, one.place.column, f"{one.code} {one.message}"
        if found:
            return


def _projects_of_companion(root: Path, name: str, text: str) -> Iterator[Project]:
    """The project of a cog.yaml, or the projects that a Dockerfile beside their code may belong to."""
    if configuration_in(root, name) == name:
        yield with_configuration(Tree(root, {name: text.encode()}), name)
    elif is_dockerfile_name(name):
        tree = Tree(root, {name: text.encode()})
        configuration = configuration_in(root)
        if configuration is not None:
            yield with_configuration(tree, configuration)
            return
        for path in tree.names_in():
            if holds_app(root / path):
                yield Project(tree, None, path)


def findings_in_tooling(filename: str, text: str, options: Options) -> Iterator[Line]:
    """Every finding of a script, a workflow or a document around a model, at its own place, in order."""
    place = Path(os.path.abspath(filename))
    for root in place.parents:
        for project in _projects_in(root):
            path = place.relative_to(root).as_posix()
            project = replace(project, tree=project.tree.with_changes({path: text.encode()}))
            found = [one for one in check_companions(project, options) if one.place.path == path]
            if found:
                for one in _in_order(found):
                    yield one.place.line, one.place.column, f"{one.code} {one.message}"
                return
        if (root / ".git").exists() or configuration_in(root):
            return


def _projects_in(root: Path) -> Iterator[Project]:
    """The project of a folder's cog.yaml, else those of the apps in it."""
    configuration = configuration_in(root)
    if configuration is not None:
        yield with_configuration(Tree(root), configuration)
        return
    tree = Tree(root)
    for path in tree.names_in():
        if holds_app(root / path):
            yield Project(tree, None, path)


def _on_one_line(findings: list[Finding]) -> Iterator[tuple[Finding, int]]:
    """What is said on the line of the app, each with the number of further ones that it stands for.

    Of the files around a model, only what runs Cog is named, once for each rule: it is one thing to do, and documents wait.
    """
    tooling: dict[str, list[Finding]] = {}
    for one in _in_order(findings):
        if not RULES[one.code].is_tooling:
            yield one, 0
        elif not one.is_note:
            tooling.setdefault(one.code, []).append(one)
    for found in tooling.values():
        yield found[0], len(found) - 1


def _in_order(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: finding.sort_key)


def _project_of(filename: str, text: str) -> tuple[Project, str]:
    """The project of a linted file, with its text as flake8 has it, and the file's path in the project.

    The project is that of the nearest cog.yaml at or above the file, within its repository; without one (and for
    standard input that has no name) the file stands alone.
    """
    if filename in STANDARD_INPUT:
        return Project(Tree(Path(), {"stdin.py": text.encode()}), None, "stdin.py"), "stdin.py"
    place = Path(os.path.abspath(filename))
    for root in place.parents:
        configuration = configuration_in(root)
        if configuration:
            path = place.relative_to(root).as_posix()
            return with_configuration(Tree(root, {path: text.encode()}), configuration), path
        if (root / ".git").exists():
            break
    return Project(Tree(place.parent, {place.name: text.encode()}), None, place.name), place.name


def _reports_companions(file: PythonFile) -> bool:
    """Whether a file speaks for what stands beside it: the one that cog.yaml names, and without one every app.

    Where it names none that the plugin looks at, the first file with a predictor, else the first that imports cog.
    """
    project = file.project
    if project.configuration_path is None:
        return file.app is not None
    if project.app_path == file.path:
        return True
    if project.app_file is not None and _imports_platform(project.app_file):
        return False
    candidates = [one for one in project.python_files() if _imports_platform(one)]
    predictors = [one for one in candidates if read_predictors(one.module)]
    return next((one.path for one in predictors or candidates), None) == file.path


def _imports_platform(file: PythonFile) -> bool:
    return any(imported.root in ("cog", "fal") for imported in file.module.imports)


def _anchor(file: PythonFile) -> int:
    """The line of the app's class or function; the first line where there is none."""
    reference = file.project.reference
    name = reference.name or "" if reference else ""
    node = file.predictor or file.app
    found = node.node if node else file.module.classes.get(name) or file.module.functions.get(name)
    return found.lineno if found else 1
