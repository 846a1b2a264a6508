"""The checks ``import``, ``options`` and ``openapi``: what the process that loads the app recorded, judged."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .places import Place, innermost, one_line, project_places, said
from .process import Run
from .published import NotASchema, endpoints_of, inputs_of_fal
from .verdict import Verdict, failed, not_possible, passed

ADVICE = {
    "network": "move it into setup()",
    "program": "move it into setup(), or into the image",
    "file": "move it into setup()",
    "signal": "move it into setup()",
}
"""What to do about what a module does while it is imported."""


def judge_loading(run: Run, project: Path, app: Place) -> list[Verdict]:
    """The verdicts on the app at ``app`` (file and line of the class) of a copy of the project in ``project``."""
    fal = run.stages.get("fal")
    if fal is None or fal.error is not None:
        why = f"fal cannot be loaded here: {said(fal.error) if fal and fal.error else run.ended}"
        return [not_possible(check, why) for check in ("import", "options", "openapi")]
    loaded = _imported(run, project, app)
    if loaded is not None:
        return [loaded, *(not_possible(one, "the app does not load") for one in ("options", "openapi"))]
    openapi = _described(run, project, app)
    return [passed("import", _seen(run)), _options(run, project, app), openapi]


def _imported(run: Run, project: Path, app: Place) -> Verdict | None:
    stage = run.stages.get("import")
    if stage is not None and stage.error is None:
        return None
    if stage is None or stage.error is None:
        return failed("import", f"{run.ended or 'it ended'} while it was imported", (app[0], 0))
    error = stage.error
    place = innermost(error, project) or (app[0], 0)
    refused = error.get("refusals") or ()
    if refused:
        what = refused[0]
        lines = project_places(what.get("frames", ()), project)
        message = f"it needs {_wanted(what)} while it is imported: {ADVICE.get(what['what'], '')}"
        return failed("import", message, lines[-1] if lines else place)
    if error.get("type") == "ModuleNotFoundError":
        name = str(error.get("name") or "")
        advice = "import it in setup() and in the methods that use it"
        return failed(
            "import", f"`{name}` is imported here, and is not installed where fal alone is: {advice}", place
        )
    return failed("import", f"it does not load: {said(error)}", place)


def _seen(run: Run) -> str:
    """What was refused on the way, although the app loads without it."""
    refused = run.stages["import"].found.get("refused") or ()
    return f"it loads, but {_wanted(refused[0])} was refused meanwhile" if refused else ""


def _wanted(refusal: Mapping[str, Any]) -> str:
    words = {
        "network": "the network",
        "program": "a program",
        "file": "to change a file outside",
        "signal": "a signal",
    }
    return f"{words.get(str(refusal.get('what')), 'something')} ({one_line(refusal.get('detail'), 120)})"


def _described(run: Run, project: Path, app: Place) -> Verdict:
    stage = run.stages.get("openapi")
    if stage is None or stage.error is not None:
        why = said(stage.error) if stage and stage.error else run.ended
        place = innermost(stage.error, project) if stage and stage.error else None
        return failed("openapi", f"fal cannot describe it, and refuses to deploy it: {why}", place or app)
    document = stage.found.get("document")
    paths = list(endpoints_of(document))
    if not paths:
        return failed("openapi", "it has no endpoint: decorate a method with @fal.endpoint", app)
    for path in paths:
        try:
            inputs_of_fal(document, path)
        except NotASchema as error:
            return failed("openapi", f"{error.args[0]}: fold the parameters into one pydantic model", app)
    return passed("openapi", f"POST {', '.join(paths)}")


def _options(run: Run, project: Path, app: Place) -> Verdict:
    if run.passed("openapi") is None:
        return not_possible("options", "fal asks for the description first")
    stage = run.stages.get("options")
    if stage is None or stage.error is not None:
        why = said(stage.error) if stage and stage.error else run.ended
        place = innermost(stage.error, project) if stage and stage.error else None
        return failed("options", f"fal does not take them: {why}", place or app)
    found = stage.found
    told = [f"machine {found.get('machine_type')}"]
    wanted, here = found.get("python_version"), ".".join(platform.python_version_tuple()[:2])
    if wanted:
        told.append(f"Python {wanted}" + (f" (seen here on {here})" if wanted != here else ""))
    count = _count(found.get("requirements"))
    told.append(
        "an image" if found.get("kind") == "container" else f"{count} requirements (fal's among them)"
    )
    return passed("options", ", ".join(told))


def _count(requirements: Any) -> int:
    return sum(len(one) if isinstance(one, list) else 1 for one in requirements or ())
