"""Runs predictors and their apps under recorded stubs, each in a process of its own::

    python run.py original JOBS     the class with the real cog package: setup(), then predict()
    python run.py deploy JOBS       imports the app where no framework is, and pickles it as fal does
    python run.py serve JOBS        unpickles it where the app's file is not, and answers a request with the real fal

JOBS is a JSON list of ``{"file": path, "roots": [package, ...], ...}`` (see ``jobs_of``); the answer of each is ``{"value": ..., "calls": [...]}`` or ``{"error": ...}``.
"""

from __future__ import annotations

import inspect
import json
import os
import pickle
import runpy
import sys
import traceback
from pathlib import Path
from typing import Any

import stubs


def original(job: dict[str, Any]) -> dict[str, Any]:
    folder, file = os.path.split(job["file"])
    os.chdir(folder)
    sys.path.insert(0, folder)
    stubs.install(stubs.Stubs(job["roots"], job["missing"], job["names"]), job["roots"])
    predictor_class = runpy.run_path(file)["Predictor"]
    predictor = predictor_class()
    if hasattr(predictor, "setup"):
        predictor.setup()
    answer = predictor.predict(count=2)
    if inspect.iscoroutine(answer):
        answer = finished(answer)
    if inspect.isgenerator(answer):
        answer = "".join(answer)
    return {"value": str(answer), "calls": stubs.LOG}


def finished(coroutine: Any) -> Any:
    import asyncio

    return asyncio.run(coroutine)


def deploy(job: dict[str, Any]) -> dict[str, Any]:
    import cloudpickle
    import fal
    from fal import _serialization
    from fal.app import wrap_app

    folder, file = os.path.split(job["file"])
    os.chdir(folder)
    stubs.install(stubs.Absent(job["roots"]), job["roots"])
    sys.modules.update(dict.fromkeys(job["own"]))  # nor are the project's other modules imported
    names = runpy.run_path(file)
    (app,) = (
        one
        for one in names.values()
        if isinstance(one, type) and issubclass(one, fal.App) and one is not fal.App
    )
    wrap_app(app)  # as `fal deploy` does, with its look at every member of the app
    _serialization.patch_pickle()
    Path(job["pickle"]).write_bytes(cloudpickle.dumps(app))
    return {"value": app.__name__, "calls": stubs.LOG}


def serve(job: dict[str, Any]) -> dict[str, Any]:
    from fal.ref import set_current_app
    from starlette.testclient import TestClient

    folder = os.path.dirname(job["file"])
    os.unlink(job["file"])  # the runner has what is shipped, and the pickle instead of this file
    os.chdir(folder)
    stubs.install(stubs.Absent([*job["roots"], *job["own"]]), job["roots"])
    app = pickle.loads(Path(job["pickle"]).read_bytes())(_allow_init=True)
    sys.meta_path.pop(0)
    stubs.install(stubs.Stubs(job["roots"], job["missing"], job["names"]), job["roots"])
    sys.path.append(folder)
    set_current_app(app)
    with TestClient(app._build_app()) as client:
        answer = client.post("/", json={"count": 2})
        assert answer.status_code == 200, answer.text
    (value,) = answer.json().values()
    return {"value": value, "calls": stubs.LOG}


# -- one process for each job ---------------------------------------------------------------------------------------


def in_child(function: Any, job: dict[str, Any]) -> Any:
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        sys.stdout = sys.stderr
        try:
            result = function(job)
        except BaseException as error:
            result = {"error": f"{type(error).__name__}: {error}", "traceback": traceback.format_exc()}
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
    if mode == "original":
        import cog  # noqa: F401
    else:
        import fal.app  # noqa: F401
        import starlette.testclient  # noqa: F401
    function = {"original": original, "deploy": deploy, "serve": serve}[mode]
    print(json.dumps([in_child(function, job) for job in jobs]))


if __name__ == "__main__":
    main()
