"""The check ``answer``: what setup() and the requests came to, judged.

A failure is what the app itself does wrong: it refuses a valid request, answers against its own schema, uses a name that is
not there, lacks a file that did not travel. What this machine lacks (packages, a GPU, weights, the network) is no failure,
and neither is an error of the model's own code: with made-up inputs nobody can tell.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .arriving import SHIP_IT
from .places import Place, innermost, one_line, project_places, said
from .process import Run, Stage
from .requests import Request
from .verdict import Verdict, failed, not_possible, passed

GPU = re.compile(r"\b(cuda|gpu|nvidia|nccl|cudnn|hip|mps|triton)\b", re.IGNORECASE)
LOCAL_PATH = re.compile(r"(file:/*)?/[^\s/]+/\S*[^\s/]\.\w{1,5}")
NAMES = frozenset({"NameError", "UnboundLocalError"})
AGAINST_SCHEMA = frozenset({"ResponseValidationError", "PydanticSerializationError"})
OURS = ("fal.", "fastapi.", "pydantic.", "starlette.")
REFUSED = {
    "network": "it needs the network",
    "program": "it starts a program",
    "file": "it changes a file outside",
    "signal": "it sends a signal",
}


@dataclass(frozen=True)
class Scene:
    """Where the app ran: the copy of the project that it was packed from, the runner's files, the app's own place."""

    project: Path
    runner: Path
    app: Place
    shipped: frozenset[str]


def judge_answers(run: Run, requests: Sequence[Request], scene: Scene) -> Verdict:
    """The verdict on setup and the requests."""
    setup = run.stages.get("setup")
    if setup is None or run.during == "setup":
        return not_possible("answer", f"{run.ended or 'the process ended'} in setup()")
    if setup.error is not None:
        return _judge(setup, "setup()", scene)
    seen: list[str] = []
    undecided: list[Verdict] = []
    for number, request in enumerate(requests):
        stage = run.stages.get(f"request {number}")
        what = f"POST {request.path} with {request.kind}"
        if stage is None:
            undecided.append(not_possible("answer", f"{run.ended or 'the process ended'} at {what}"))
            break
        verdict = _judge(stage, what, scene) if stage.error is not None else _answered(stage, what, scene)
        if verdict is None:
            seen.append(f"{request.path} ({request.kind})")
        elif verdict.outcome.value == "failed":
            return verdict
        else:
            undecided.append(verdict)
    if undecided:
        first = undecided[0]
        rest = f"; answered: {', '.join(seen)}" if seen else ""
        return not_possible("answer", f"{first.message}{rest}", (first.path, first.line))
    return passed("answer", f"200 for {', '.join(seen)}")


def _judge(stage: Stage, what: str, scene: Scene) -> Verdict:
    """An error that came out of the app."""
    error = stage.error or {}
    folders = (scene.project, scene.runner)
    place = innermost(error, *folders) or scene.app
    refused = [*error.get("refusals", ()), *stage.found.get("refused", ())]
    if refused:
        lines = project_places(refused[0].get("frames", ()), *folders)
        why = f"{REFUSED.get(refused[0].get('what'), 'it does what is refused')} ({one_line(refused[0].get('detail'), 120)})"
        return not_possible("answer", f"{why}", lines[-1] if lines else place)
    kind = str(error.get("type"))
    left_behind = _left_behind(error, scene)
    if left_behind:
        return failed(
            "answer", f"{left_behind} is in the project and does not travel with the app: {SHIP_IT}", place
        )
    if kind in NAMES:
        return failed("answer", f"{what}: {said(error)}", place)
    if kind in AGAINST_SCHEMA:
        return failed(
            "answer", f"{what}: the answer is none that its schema allows: {said(error)}", scene.app
        )
    if kind == "AttributeError" and any(str(one).startswith(OURS) for one in error.get("owner", ())):
        return failed("answer", f"{what}: {said(error)}", place)
    if kind == "ValidationError" and any(str(one).startswith("pydantic") for one in error.get("bases", ())):
        return failed("answer", f"{what}: a model of the app does not take its values: {said(error)}", place)
    return not_possible("answer", f"{_lack(error, what)}", place)


def _lack(error: Mapping[str, Any], what: str) -> str:
    """What this machine, or the made-up request, lacks."""
    kind, bases = str(error.get("type")), " ".join(map(str, error.get("bases", ())))
    if kind == "ModuleNotFoundError":
        return f"`{error.get('name')}` is not installed"
    if "ImportError" in bases:
        return f"a package cannot be imported ({one_line(error.get('message'), 150)})"
    if GPU.search(str(error.get("message"))):
        return f"it needs a GPU ({one_line(error.get('message'), 150)})"
    if "FileNotFoundError" in bases:
        return f"a file is not there ({one_line(error.get('message'), 150)})"
    if kind == "MemoryError":
        return "it needs more memory than a verification may take"
    return f"{what} ends in {one_line(said(error), 200)}"


def _left_behind(error: Mapping[str, Any], scene: Scene) -> str:
    """The file or module of the project that the app misses on the runner; empty where it misses none."""
    bases = " ".join(map(str, error.get("bases", ())))
    if error.get("type") == "ModuleNotFoundError":
        name = str(error.get("name") or "").replace(".", "/")
        return next(
            (one for one in (f"{name}.py", f"{name}/__init__.py") if (scene.project / one).is_file()), ""
        )
    if "FileNotFoundError" not in bases or not error.get("file"):
        return ""
    name = os.path.normpath(str(error["file"]))
    if os.path.isabs(name):
        name = os.path.relpath(name, scene.project)
    path = name.replace(os.sep, "/")
    if path.startswith("..") or path in scene.shipped or not (scene.project / path).exists():
        return ""
    return path


def _answered(stage: Stage, what: str, scene: Scene) -> Verdict | None:
    """An answer; None where it is a good one."""
    status, body = stage.found.get("status"), str(stage.found.get("body", ""))
    if status == 422 and '"input":' in body:
        return failed("answer", f"{what}: it refuses a valid request: {one_line(body)}", scene.app)
    if status != 200:
        return not_possible("answer", f"{what} is answered with {status}: {one_line(body, 200)}")
    if "event-stream" in str(stage.found.get("content_type")):
        return _judge_stream(body, what, scene)
    try:
        found = json.loads(body)
    except ValueError:
        return None  # longer than what is kept, or no JSON
    local = next((one for one in _texts(found) if LOCAL_PATH.fullmatch(one)), None)
    if local is not None:
        message = f"{what}: it answers with the path of a local file, {one_line(local, 100)}: return a fal File or Image"
        return failed("answer", message, scene.app)
    return None


def _judge_stream(body: str, what: str, scene: Scene) -> Verdict | None:
    events = [line.removeprefix("data:").strip() for line in body.splitlines() if line.startswith("data:")]
    if not events:
        return failed("answer", f"{what}: the stream has no event", scene.app)
    return None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
