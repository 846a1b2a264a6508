"""What a fal app already ships of its project: by app_files, by local_python_modules, or in its image."""

from __future__ import annotations

import ast

from ..source.imported_names import ImportedName
from ..source.standard_modules import RUNTIME, STANDARD
from .project import PythonFile


def is_pickled(file: PythonFile, imported: ImportedName) -> bool:
    """Whether ``local_python_modules`` of a fal app names a module that is imported at module level."""
    listed = _strings(file.app.attributes.get("local_python_modules")) if file.app else []
    return imported.at_module_level and imported.root in (listed or ())


def travels_in_pickle(file: PythonFile, imported: ImportedName) -> bool:
    """Whether a module imported at module level is pickled by value with the app, and imports nothing to be installed.

    ``local_python_modules`` says so, or the package that the app file itself is in (`fal._serialization`).
    """
    if file.app is None:
        return False
    listed = _strings(file.app.attributes.get("local_python_modules"))
    if listed is None or (imported.root not in listed and not _is_of_own_package(file, imported)):
        return listed is None
    return all(
        one.root in STANDARD | RUNTIME or one.level or file.is_of_the_project(one)
        for path in file.reach.reached_by(imported)
        for one in file.reach.modules[path].module.imports
        if one.at_module_level
    )


def is_shipped(file: PythonFile, imported: ImportedName) -> bool:
    """Whether an app that exists ships the module that it imports; also where its attributes do not tell."""
    assert file.app is not None
    attributes = file.app.attributes
    entries = _strings(attributes.get("app_files"))
    if "image" in attributes or entries is None or is_pickled(file, imported):
        return True
    if travels_in_pickle(file, imported) or _is_of_own_package(file, imported):
        return True
    shipped = [entry.removeprefix("./").rstrip("/") for entry in entries]
    paths = file.reach.imports_of_app.get(imported, ())
    return all(
        any(entry in (".", "") or path == entry or path.startswith(f"{entry}/") for entry in shipped)
        for path in paths
    )


def _is_of_own_package(file: PythonFile, imported: ImportedName) -> bool:
    """Whether the app file is in a package, and the import names a module of it."""
    folder = file.path.rpartition("/")[0]
    if not folder or not file.project.tree.exists(f"{folder}/__init__.py"):
        return False
    return bool(imported.level) or imported.root == folder.partition("/")[0]


def _strings(value: ast.expr | None) -> list[str] | None:
    """The strings of a list; none without a value, None where it is not a plain list of strings."""
    if value is None:
        return []
    try:
        written = ast.literal_eval(value)
    except ValueError:
        return None
    return [str(one) for one in written] if isinstance(written, (list, tuple)) else None
