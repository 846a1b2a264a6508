"""The check ``ship``: what was packed and what a clean process made of it, judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..project.project import Project
from ..source.imported_names import ImportedName
from .places import Place, innermost, said
from .process import Run
from .shipment import unexpanded
from .verdict import Verdict, failed, not_possible, passed

SHIP_IT = "add it to app_files, or COPY it into the image"


@dataclass(frozen=True)
class NeededModule:
    """A module of the project that the app imports on a runner: its dotted name, its file, and the line of the import."""

    name: str
    file: str
    place: Place


def needed_modules(project: Project) -> list[NeededModule]:
    """The modules of the project that an app needs beside its own file; those that travel in its pickle left out."""
    from ..project.shipped import is_pickled, travels_in_pickle

    file = project.app_file
    if file is None or file.app is None:
        return []

    def travels(one: ImportedName) -> bool:
        return one.at_module_level and (is_pickled(file, one) or travels_in_pickle(file, one))

    carried = {
        path for one in file.reach.imports_of_app if travels(one) for path in file.reach.reached_by(one)
    }
    found = []
    for module in file.reach.modules.values():
        if module.path not in carried:
            own = module.path.removeprefix(f"{module.root}/" if module.root else "")
            name = own.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            found.append(NeededModule(name, module.path, (module.importer, module.line)))
    return found


def judge_packing(run: Run, project: Path, app: Place) -> Verdict | None:
    """What keeps the app from being packed; None where nothing does."""
    if run.passed("options") is None:
        return not_possible("ship", "fal does not get as far")
    stage = run.stages.get("pickle")
    if stage is not None and stage.error is None:
        return None
    if stage is None or stage.error is None:
        return failed("ship", f"{run.ended} while it was packed", app)
    place = innermost(stage.error, project) or app
    return failed("ship", f"it cannot be packed: {said(stage.error)}", place)


def judge_arrival(
    sent: Run, arrived: Run, project: Path, app: Place, modules: list[NeededModule], shipped: frozenset[str]
) -> Verdict:
    """The verdict on what the clean process recorded. ``shipped`` are the paths in the project of the files that came along."""
    stage = arrived.stages.get("unpickle")
    if stage is None:
        return not_possible("ship", arrived.ended or "the process could not start")
    if stage.error is not None:
        return _broken(stage.error, project, app)
    described = arrived.stages.get("describe")
    before = sent.stages["openapi"].found.get("document")
    if described is None or described.error is not None:
        why = said(described.error) if described is not None and described.error else arrived.ended
        return failed("ship", f"its description does not arrive on a runner{_hint(project, app)}: {why}", app)
    after = described.found.get("document")
    if after != before:
        place = _difference(before, after)
        return failed(
            "ship", f"its description does not arrive as it was{_hint(project, app)}: {place} differs", app
        )
    dockerfile = str((sent.stages["options"].found.get("image") or {}).get("dockerfile_str") or "")
    patterns = ", ".join(f"`{one}`" for one in unexpanded(dockerfile))
    checked = arrived.stages.get("modules")
    missing = set(checked.found.get("missing", ())) if checked is not None else set()
    for one in modules:
        if one.name in missing and one.file not in shipped:
            advice = f"{patterns} in COPY is not expanded by fal, name the files" if patterns else SHIP_IT
            return failed(
                "ship", f"{one.file} is imported here and does not travel with the app: {advice}", one.place
            )
    size = sent.stages["pickle"].found.get("size", 0)
    files = f" and {len(shipped)} file{'s' if len(shipped) > 1 else ''}" if shipped else ""
    return passed("ship", f"a pickle of {max(1, size // 1024)} kB{files}")


def _broken(error: Mapping[str, Any], project: Path, app: Place) -> Verdict:
    place = innermost(error, project) or app
    if error.get("type") == "ModuleNotFoundError":
        name = str(error.get("name") or "")
        advice = "import it in setup(), and ship it with app_files or in the image, if it is a module of the project"
        return failed("ship", f"`{name}` is missing where the app arrives: {advice}", place)
    return failed("ship", f"it cannot be unpacked on a runner: {said(error)}", place)


def _difference(before: Any, after: Any, place: str = "") -> str:
    """The first place where two documents differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted(before.keys() | after.keys(), key=str):
            if before.get(key) != after.get(key):
                return _difference(before.get(key), after.get(key), f"{place}.{key}" if place else str(key))
    return place


def _hint(project: Path, app: Place) -> str:
    """The usual reason, where the file has it: annotations that are text name what does not travel."""
    text = (project / app[0]).read_bytes()
    return " (take `from __future__ import annotations` out)" if b"import annotations" in text else ""
