"""Answers of a predictor and of an app, as comparable values. Both are run in processes of their own::

    python answers.py original JOBS     calls the methods of the class with the real cog package
    python answers.py migrated JOBS     posts to the app, served by the real fal package

JOBS is a JSON list of ``{"file": path, "inputs": {...}}``. An input ``{"file": name, "text": text}`` is a file.
Files in an answer become ``{"sha256": ...}``; one that the predictor names and does not write holds its own name.
"""

from __future__ import annotations

import base64
import hashlib
import inspect
import json
import os
import runpy
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

FIELDS_OF_FILES = {"url", "content_type", "file_name", "file_size"}


def written(path: os.PathLike[str] | str) -> Path:
    """The file, which is made where it is missing."""
    file = Path(path)
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(str(path))
    return file


def digest(content: bytes) -> dict[str, str]:
    return {"sha256": hashlib.sha256(content).hexdigest()}


# -- the original ---------------------------------------------------------------------------------------------------


def original(job: dict[str, Any]) -> dict[str, Any]:
    """What the class answers, called as Cog calls it: the value, or its pieces."""
    names = runpy.run_path(job["file"])
    target = names.get(job["name"])
    inputs = {name: as_path(value) for name, value in job["inputs"].items()}
    if inspect.isfunction(target):
        return {"value": plain(target(**inputs))}
    predictor = target()
    if hasattr(predictor, "setup"):
        finished(predictor.setup())
    method = predictor.predict if hasattr(predictor, "predict") else predictor.run
    answer = method(**inputs)
    if inspect.isasyncgen(answer):
        return {"pieces": finished(collected(answer))}
    if isinstance(answer, Iterator) and not hasattr(answer, "read"):
        return {"pieces": [plain(piece) for piece in answer]}
    return {"value": plain(finished(answer))}


async def collected(pieces: Any) -> list[Any]:
    return [plain(piece) async for piece in pieces]


def finished(value: Any) -> Any:
    import asyncio

    return asyncio.run(value) if inspect.iscoroutine(value) else value


def as_path(value: Any) -> Any:
    from cog import Path as CogPath

    if isinstance(value, list):
        return [as_path(one) for one in value]
    if not isinstance(value, dict) or "file" not in value:
        return value
    path = Path(tempfile.mkdtemp()) / value["file"]
    path.write_text(value["text"])
    return CogPath(path)


def plain(value: Any) -> Any:
    """A value as Cog sends it, files by their content."""
    if isinstance(value, os.PathLike):
        return digest(written(value).read_bytes())
    if hasattr(value, "read"):
        return digest(value.read())
    if hasattr(value, "model_dump"):
        return {name: plain(getattr(value, name)) for name in type(value).model_fields}
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, (list, tuple)) else value


# -- the app --------------------------------------------------------------------------------------------------------


def migrated(job: dict[str, Any]) -> dict[str, Any]:
    """What the app answers at "/", and the pieces at "/stream" where there is such an endpoint."""
    from fal.ref import set_current_app
    from starlette.testclient import TestClient

    sys.modules["cog"] = None  # type: ignore[assignment]  # no runner has it
    names = runpy.run_path(job["file"])
    import fal

    (app_class,) = [
        one
        for one in names.values()
        if isinstance(one, type) and issubclass(one, fal.App) and one is not fal.App
    ]
    app = app_class(_allow_init=True)
    set_current_app(app)
    body = {name: value for given in job["inputs"].items() for name, value in as_fields(*given).items()}
    with TestClient(app._build_app(), raise_server_exceptions=False) as client:
        answer = client.post("/", json=body)
        found: dict[str, Any] = {"status": answer.status_code, "value": without_urls(answer.json())}
        if any(route.path == "/stream" for route in client.app.routes):  # type: ignore[attr-defined]
            events = client.post("/stream", json=body)
            found["stream_status"] = events.status_code
            found["content_type"] = events.headers["content-type"]
            lines = [line for line in events.text.split("\n\n") if line]
            found["pieces"] = [without_urls(json.loads(line.removeprefix("data: "))) for line in lines]
    return found


def as_fields(name: str, value: Any) -> dict[str, Any]:
    if isinstance(value, dict) and "file" in value:
        return {f"{name}_url": data_uri(value)}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return {f"{name.removesuffix('s')}_urls": [data_uri(one) for one in value]}
    return {name: value}


def data_uri(file: dict[str, str]) -> str:
    return f"data:text/plain;base64,{base64.b64encode(file['text'].encode()).decode()}"


def without_urls(value: Any) -> Any:
    if isinstance(value, dict) and str(value.get("url", "")).startswith("data:"):
        return digest(base64.b64decode(value["url"].partition(",")[2]))
    if isinstance(value, dict):
        return {name: without_urls(one) for name, one in value.items()}
    return [without_urls(one) for one in value] if isinstance(value, list) else value


def uploads_stay_here() -> None:
    """Uploaded files become data: URIs."""
    from fal.toolkit.file import file

    for name in file.BUILT_IN_REPOSITORIES:
        file.BUILT_IN_REPOSITORIES[name] = file.InMemoryRepository
    upload = file.File.from_path.__func__  # type: ignore[attr-defined]

    def from_path(cls: type, path: str, *arguments: Any, **options: Any) -> Any:
        return upload(cls, written(path), *arguments, **options)

    file.File.from_path = classmethod(from_path)  # type: ignore[method-assign, assignment]


# -- one process for each job ---------------------------------------------------------------------------------------


def in_child(function: Callable[[dict[str, Any]], dict[str, Any]], job: dict[str, Any]) -> Any:
    """Run a job in a copy of this process: predictors leave state behind, and a process serves one app."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        sys.stdout = sys.stderr
        try:
            os.chdir(tempfile.mkdtemp())
            sys.path.insert(0, str(Path(job["file"]).parent))
            result: dict[str, Any] = function(job)
        except BaseException as error:  # whatever a predictor raises is its answer
            result = {"error": f"{type(error).__name__}: {error}"}
        with os.fdopen(writing, "w") as pipe:
            json.dump(result, pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.wait()
    return json.loads(text)


def main() -> None:
    mode, jobs = sys.argv[1], json.loads(Path(sys.argv[2]).read_text())
    if mode == "migrated":
        import fal.app  # noqa: F401
        import starlette.testclient  # noqa: F401

        uploads_stay_here()
    function = migrated if mode == "migrated" else original
    print(json.dumps([in_child(function, job) for job in jobs]))


if __name__ == "__main__":
    main()
