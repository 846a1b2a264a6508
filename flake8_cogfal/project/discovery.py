"""Finding projects: from a folder (every project in it) or from a file inside one."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from ..fal.app import read_apps
from ..source.module import PythonModule
from ..source.text import MAXIMUM_BYTES, UnreadableSource, decode_python
from ..source.tree import SKIPPED_FOLDERS, Tree
from .client_files import is_client_file
from .project import CONFIGURATIONS, Project


def find_projects(start: Path) -> list[Project]:
    """The projects at a path: every one in a folder, or the one that a file belongs to.

    Clients of Replicate in a folder that belong to none of them are one more project, of the folder itself.
    A folder without a project in it may lie inside one: then that is found. Raises OSError (with ``strerror``) where
    there is no such path or the folder cannot be read; folders further down that cannot be read are passed over.
    """
    if not start.exists():
        raise FileNotFoundError(errno.ENOENT, "there is no such file or folder", str(start))
    if start.is_dir():
        os.scandir(start).close()
        found = _projects_below(start)
        if all(one.configuration_path is None and one.app_path is None for one in found):
            return _enclosing(start) or found
        return found
    return _enclosing(start.parent, start)


def _projects_below(folder: Path) -> list[Project]:
    found: list[Project] = []
    loose: list[Project] = []
    clients: list[str] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS)
        root = Path(place)
        configuration = next((name for name in CONFIGURATIONS if name in names), None)
        if configuration:
            found.append(with_configuration(Tree(root), configuration))
        else:
            loose += [_app_project(root, name) for name in sorted(names) if holds_app(root / name)]
            if not any(root.is_relative_to(project.tree.root) for project in found):
                paths = (os.path.relpath(root / name, folder).replace(os.sep, "/") for name in sorted(names))
                clients += [
                    path for path in paths if path.endswith(".py") and is_client_file(Tree(folder), path)
                ]
    claimed = {(project.tree.root / project.app_path) for project in found if project.app_path}
    loose = [one for one in loose if one.app_path is None or one.tree.root / one.app_path not in claimed]
    clients = [
        one for one in clients if not any(app.tree.root / str(app.app_path) == folder / one for app in loose)
    ]
    if clients:
        loose.append(Project(Tree(folder), None, None, clients=tuple(clients)))
    return sorted(found + loose, key=lambda one: (str(one.tree.root), one.app_path or ""))


def _enclosing(folder: Path, file: Path | None = None) -> list[Project]:
    for root in _upwards(folder):
        configuration = configuration_in(root)
        if configuration:
            return [with_configuration(Tree(root), configuration)]
    if file is not None and file.suffix == ".py":
        return [_app_project(file.parent, file.name)]
    return []


def _upwards(folder: Path) -> Iterator[Path]:
    """The folder and those above it, to the end of its repository."""
    current = folder.resolve()
    while True:
        yield current
        if (current / ".git").exists() or current.parent == current:
            return
        current = current.parent


def configuration_in(root: Path, given: str | None = None) -> str | None:
    """The name of the configuration that holds in a folder, where ``given`` counts as if it were on the disk."""
    return next((name for name in CONFIGURATIONS if name == given or (root / name).is_file()), None)


def with_configuration(tree: Tree, configuration: str) -> Project:
    """The project of a cog.yaml; its app file is the one that the configuration names."""
    reference = Project(tree, configuration).reference
    return Project(tree, configuration, reference.file if reference else None)


def _app_project(root: Path, name: str) -> Project:
    return Project(Tree(root), None, name)


def holds_app(path: Path) -> bool:
    """Whether a file defines a fal.App (read only up to a size, parsed only where it looks so)."""
    if path.suffix != ".py":
        return False
    try:
        if not path.is_file() or path.stat().st_size > MAXIMUM_BYTES:
            return False  # reading a pipe would wait for ever
        data = path.read_bytes()
    except OSError:
        return False
    if b"fal" not in data or b"App" not in data:
        return False
    try:
        return bool(read_apps(PythonModule(path.name, decode_python(data).text)))
    except (UnreadableSource, SyntaxError, ValueError, RecursionError, MemoryError):
        return False
