"""What an image is built from beside its Dockerfile: the folder that fal uploads from, and what it leaves out.

fal uploads what COPY and ADD name and nothing else (`fal.container`, ContainerImage.get_copy_add_sources, 1.83).
"""

from __future__ import annotations

import ast
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from ..docker.patterns import matches
from ..fal.app import FalApp
from ..fal.ignoring import DEFAULTS, left_out_by_docker, left_out_by_fal, read_patterns
from ..project.dockerfiles import image_call
from ..project.project import Project
from ..source.paths import located
from ..source.tree import Tree
from .shipment import Shipment


@dataclass(frozen=True)
class BuildContext:
    """The files of the project below ``folder`` (``""`` for its root); fal leaves out what ``ignored`` stands for."""

    tree: Tree
    folder: str
    ignored: tuple[str, ...]
    going: str | None = None
    """A file that the conversion removes."""

    def matching(self, pattern: str) -> tuple[str, ...]:
        """The files, and folders with files, that a pattern of COPY stands for and that fal uploads, sorted."""
        parts = pattern.split("/")
        paths = list(self._below("", parts))
        left_out = left_out_by_fal(self.ignored, paths)
        found = {"/".join(path.split("/")[: len(parts)]) for path in paths if path not in left_out}
        return tuple(sorted(found))

    def lost(self, pattern: str) -> tuple[str, ...]:
        """Those files that Docker would copy and fal leaves out: it knows no ``!`` in a .dockerignore."""
        if self.ignored == DEFAULTS:
            return ()
        paths = list(self._below("", pattern.split("/")))
        return tuple(sorted(left_out_by_fal(self.ignored, paths) - left_out_by_docker(self.ignored, paths)))

    def is_left_behind(self, pattern: str) -> bool:
        """Whether a pattern stands for the file that the conversion removes."""
        return self.going is not None and matches(pattern, self.going)

    def _below(self, folder: str, parts: list[str]) -> Iterator[str]:
        """The files whose path begins as the parts of a pattern say."""
        place = posixpath.join(self.folder, folder)
        for path, is_folder in self.tree.entries_in(place):
            if path == self.going or not matches(parts[0], path.rpartition("/")[2]):
                continue
            inside = posixpath.relpath(path, self.folder) if self.folder else path
            if is_folder and parts[1:]:
                yield from self._below(inside, parts[1:])
            elif is_folder:
                for file, _ in self.tree.sizes_below((path,)):
                    if self.tree.exists(file):
                        yield posixpath.relpath(file, self.folder) if self.folder else file
            elif not parts[1:]:
                yield inside


def build_context(project: Project) -> BuildContext | None:
    """Where the image of a project's app finds files, or will after the conversion; None where the code does not tell."""
    app = project.app_file
    if app is None:
        return None
    if app.app is not None:
        return _of_app(project.tree, app.app)
    ignored = Shipment(app).dockerignore
    if ignored is None:
        ignored = _ignored_in(project.tree, "")
    return BuildContext(project.tree, "", ignored, project.configuration_path)


def _of_app(tree: Tree, app: FalApp) -> BuildContext | None:
    """By the arguments of ``ContainerImage``; without ``context_dir`` it is where fal is started."""
    call = image_call(app)
    if call is None or any(one.arg is None for one in call.keywords):
        return None
    arguments = {one.arg: one.value for one in call.keywords}
    folder = _place(app, arguments["context_dir"]) if "context_dir" in arguments else ""
    if folder is None:
        return None
    if "dockerignore" in arguments:
        ignored = _strings(arguments["dockerignore"])
    elif "dockerignore_path" in arguments:
        path = _place(app, arguments["dockerignore_path"])
        ignored = _read(tree, path) if path is not None else None
    else:
        ignored = _ignored_in(tree, folder)
    return BuildContext(tree, folder, ignored) if ignored is not None else None


def _place(app: FalApp, node: ast.expr) -> str | None:
    found = located(app.module, node)
    return found.in_project if found is not None else None


def _strings(node: ast.expr) -> tuple[str, ...] | None:
    if not isinstance(node, (ast.List, ast.Tuple)):
        return None
    found = [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return tuple(found) if len(found) == len(node.elts) else None


def _ignored_in(tree: Tree, folder: str) -> tuple[str, ...]:
    found = _read(tree, posixpath.join(folder, ".dockerignore"))
    return found if found is not None else DEFAULTS


def _read(tree: Tree, path: str) -> tuple[str, ...] | None:
    data = tree.read(path)
    return read_patterns(data.decode("utf-8-sig", "replace")) if data is not None else None
