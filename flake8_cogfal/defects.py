"""Why the work on a project came to no end, in words: its code is too deep, memory is short, or this tool has a defect."""

from __future__ import annotations

from .project.project import Project
from .source.depth import DEPTH_LIMIT, Depth, depth_of


def reason_of(project: Project, error: Exception) -> str:
    """The reason to decline a project on which the engine raised an error."""
    deepest, path = max(
        ((depth_of(module.tree), path) for path, module in project.parsed.items()), default=(Depth(0, 1), "")
    )
    if deepest.levels > DEPTH_LIMIT:
        return (
            f"{path}:{deepest.line}: this is nested {deepest.levels} levels deep, which cannot be followed: divide it into"
            " several statements"
        )
    if isinstance(error, MemoryError):
        return "there is not enough memory for this project: name it alone, without --jobs"
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return f"cogfal-fix has a defect: {said} (please report it with this project)"
