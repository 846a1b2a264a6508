"""The runner: unpacks the app where only its files are, sets it up and answers requests.

The stages are ``fal``, ``unpickle``, ``describe``, ``modules``, ``setup``, and ``request N`` for each request.
"""

from __future__ import annotations

import contextlib
import gc
import inspect
import os
import pickle
import sys
import warnings
from typing import Any

from . import guard, limits, recorder

REPOSITORIES = "BUILT_IN_REPOSITORIES"
LONGEST_BODY = 200_000


def main(job: dict[str, Any]) -> None:
    """Run a job: ``package`` (the pickle), ``folder`` (where it starts), ``search`` (folders for imports), ``requests``."""
    record = recorder.Recorder(job["record"])
    with contextlib.suppress(recorder.Ended):
        with record.stage("fal") as found:
            found["unlimited"] = limits.set_limits(**job["limits"])
            _load_fal()
        os.chdir(job["folder"])
        os.environ["IS_ISOLATE_AGENT"] = "1"
        guard.own_temporary_folder(job["temporary"])
        guard.guard(job["workspace"])
        with record.stage("unpickle") as found, open(job["package"], "rb") as stream:
            app_class = _app_in(pickle.load(stream))
        with record.stage("describe") as found:
            found["document"] = app_class.build_metadata()["openapi"]
        # fal adds these when the function is called, after it is unpacked (`fal.api`, _apply_runtime_config).
        for folder in job["search"]["first"]:
            sys.path.insert(0, folder)
        sys.path += job["search"]["last"]
        with record.stage("modules") as found:
            found["missing"] = [name for name in job["modules"] if not _is_found(name)]
        _serve(app_class, job, record)


def _load_fal() -> None:
    import fal.api
    import fal.app
    import fal.ref
    import fal.toolkit  # noqa: F401

    with warnings.catch_warnings():  # about its own HTTP client
        warnings.simplefilter("ignore")
        import starlette.testclient  # noqa: F401


def _app_in(function: Any) -> Any:
    """The app class, which the function that fal deploys has in its closure."""
    cells = [one.cell_contents for one in function.__closure__ or ()]
    return next(one for one in cells if inspect.isclass(one))


def _is_found(name: str) -> bool:
    """Whether a module of a project would be found, without importing anything."""
    path = name.replace(".", os.sep)
    places = [os.path.join(folder, path) for folder in sys.path if folder]
    return any(os.path.isfile(f"{one}.py") or os.path.isdir(one) for one in places)


def _serve(app_class: Any, job: dict[str, Any], record: recorder.Recorder) -> None:
    from fal.ref import set_current_app
    from starlette.testclient import TestClient

    _keep_files_here()
    app = app_class(_allow_init=True)
    set_current_app(app)
    client = TestClient(app._build_app())
    with contextlib.ExitStack() as stack:
        with record.stage("setup"):
            stack.enter_context(client)
        _keep_files_here()  # modules of fal that setup() imported
        for number, request in enumerate(job["requests"]):
            with contextlib.suppress(recorder.Ended), record.stage(f"request {number}") as found:
                _ask(client, request, found)


def _ask(client: Any, request: dict[str, Any], found: dict[str, Any]) -> None:
    headers = {"x-fal-request-id": "00000000-0000-0000-0000-000000000000"}
    answer = client.post(request["path"], json=request["body"], headers=headers)
    found["status"] = answer.status_code
    found["content_type"] = answer.headers.get("content-type", "")
    text = answer.text
    found["body"] = text[:LONGEST_BODY]
    found["length"] = len(text)


def _keep_files_here() -> None:
    """Answer with files as data: URIs instead of uploads.

    fal travels by value with the app, so there are several tables of upload targets: those of the copies too.
    """
    from fal.toolkit.file.file import BUILT_IN_REPOSITORIES, InMemoryRepository  # type: ignore[attr-defined]

    tables = [BUILT_IN_REPOSITORIES]
    for one in gc.get_objects():
        if type(one) is dict and REPOSITORIES in one and type(one[REPOSITORIES]) is dict:
            tables.append(one[REPOSITORIES])
    for table in tables:
        table.update(
            dict.fromkeys(("fal_v3", "fal_v2", "fal", "cdn", "gcp_storage", "r2"), InMemoryRepository)
        )
