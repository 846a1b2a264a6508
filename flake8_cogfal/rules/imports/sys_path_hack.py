"""CF107 sys-path-hack."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import Edit, ReplaceExpression
from ...fixing.places import place_of
from ...placement.moving import MovedStatement
from ...project.installs import mentions_install
from ...project.named_files import missing_submodules
from ...project.project import PythonFile
from ...project.search_path import added_paths, changes_search_path
from ...source.paths import WORK_FOLDER, Located
from ..rule import Group, Rule
from .side_effect import move_into_setup


class SysPathHack(Rule):
    """Python's search path is that of one machine: what the file's body adds to it is not added on the runner."""

    code = "CF107"
    name = "sys-path-hack"
    summary = "the search path is changed at module level, or by a folder that the runner does not have"
    group = Group.IMPORTS

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Changes of sys.path and PYTHONPATH at module level, and the folders of any such change."""
        if file.app is not None and "local_python_modules" in file.app.attributes:
            return  # they are found and pickled where the app is deployed from
        for moved in file.placement.moved if file.placement else ():
            if changes_search_path(file.module, moved.statement) and not mentions_install(
                file.module, moved.statement
            ):
                what = " ".join(file.module.source(moved.statement).split("\n")[0].split())
                message = (
                    f"`{what}` changes the search path of the deploying machine and never that of the runner; do it in "
                    "setup(), before the imports that it is for"
                )
                yield self.at(file.path, moved.statement, message, moved)
        if file.predictor is not None:
            yield from self._folders(file)

    def _folders(self, file: PythonFile) -> Iterator[Finding]:
        """Folders named by Cog's own path, and those that neither the project holds nor its image makes."""
        text = file.project.configuration_text or ""
        submodules = {folder for _, folder in missing_submodules(file.module, file.project.tree)}
        for node, place in added_paths(file.module):
            if place is None:
                continue
            inside, named = place.in_project, place.path
            if inside is None:
                made = any(part in text for part in _beginnings(place.absolute))
                if not made:
                    message = (
                        f"`{named}` is on the search path, and nothing in {file.project.configuration_path} makes that "
                        "folder: make it in the Dockerfile"
                    )
                    yield self.at(file.path, node, message, node, manual=True)
            elif inside in submodules:
                continue  # CF106 says so
            elif inside and not (
                file.project.tree.holds_files(inside) or inside in text or _is_named_again(file, inside)
            ):
                message = (
                    f"`{inside}` is on the search path and not in the project (a submodule or a clone that is not checked "
                    "out?): nothing can be imported from it on the runner; clone it in the Dockerfile, or ship it"
                )
                yield self.at(file.path, node, message, node, manual=True)
            elif isinstance(node, ast.Constant) and _leaves_the_folder(place):
                message = f"`{named}` is the project's folder in Cog's image alone; start from the working directory"
                yield self.at(file.path, node, message, (node, inside), prepares=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Move the statement to the start of ``setup()``; name the folder as it is seen from the working directory."""
        if isinstance(finding.subject, tuple):
            node, inside = finding.subject
            module = plan.file.module
            code = f'"{inside or "."}"'
            yield ReplaceExpression(plan.path, *place_of(module, node), module.source(node), code)
        elif isinstance(finding.subject, MovedStatement):
            yield from move_into_setup(finding.subject, plan)


def _is_named_again(file: PythonFile, folder: str) -> bool:
    """Whether a command or an address in the code names the folder: something that makes it."""
    name = folder.rpartition("/")[2]
    docstrings = {id(one.value) for one in file.module.every(ast.Expr)}
    return any(
        isinstance(one, ast.Constant)
        and isinstance(one.value, str)
        and name in one.value
        and (" " in one.value or "://" in one.value)
        and id(one) not in docstrings
        for one in file.module.nodes
    )


def _leaves_the_folder(place: Located) -> bool:
    """Whether a path is the project's root by its name in Cog's image, or goes up from the working directory to it.

    Folders below it, ``/src/x``, are where Cog had them: in an image.
    """
    return place.absolute == WORK_FOLDER == place.path.rstrip("/") or place.path.startswith("..")


def _beginnings(path: str) -> list[str]:
    """An absolute path and the folders that it is in, but for the root's own."""
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(len(parts), 1, -1)]
