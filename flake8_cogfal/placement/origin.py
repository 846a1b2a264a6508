"""Where an imported module comes from."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from ..source.imported_names import ImportedName
from ..source.standard_modules import FRAMEWORKS, RUNTIME, STANDARD


class Origin(Enum):
    """Where an imported module comes from."""

    RUNTIME = "runtime"
    COG = "cog"
    FRAMEWORK = "framework"
    THIRD_PARTY = "third party"
    PROJECT = "project"


def origin_of(imported: ImportedName, is_project_module: Callable[[ImportedName], bool]) -> Origin:
    """Where the module of an import comes from."""
    if is_project_module(imported):
        return Origin.PROJECT
    if imported.root == "cog":
        return Origin.COG
    if imported.root in STANDARD or imported.root in RUNTIME:
        return Origin.RUNTIME
    return Origin.FRAMEWORK if imported.root in FRAMEWORKS else Origin.THIRD_PARTY
