"""The machine that deploys: loads the app as ``fal run`` does, asks fal what it would publish, and packs it.

The stages are ``fal``, ``import``, ``openapi``, ``options`` and ``pickle``.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

from . import frameworks, guard, limits, recorder


def main(job: dict[str, Any]) -> None:
    """Run a job: ``project`` (a folder), ``file`` in it, ``name`` of the class, ``package`` (where to write the pickle)."""
    record = recorder.Recorder(job["record"])
    with contextlib.suppress(recorder.Ended):
        with record.stage("fal") as found:
            found["unlimited"] = limits.set_limits(**job["limits"])
            sys.meta_path.insert(0, frameworks.OnlyFal(job["project"]))
            _load_fal()
            found["version"] = _version()
        os.chdir(job["project"])
        guard.own_temporary_folder(job["temporary"])
        guard.guard(job["workspace"])
        app = _imported(record, job)
        with record.stage("openapi") as found:
            found["document"] = app.build_metadata()["openapi"]
        with record.stage("options") as found:
            wrapped = _wrapped(app, found)
        with record.stage("pickle") as found:
            _pack(wrapped, job, found)


def _load_fal() -> None:
    import fal._serialization
    import fal.app
    import fal.file_sync
    import fal.utils  # noqa: F401


def _version() -> str:
    from importlib import metadata

    return metadata.version("fal")


def _imported(record: recorder.Recorder, job: dict[str, Any]) -> Any:
    """The class, found as fal finds it (`fal.utils.load_function_from`)."""
    import runpy

    from fal.utils import _find_target

    with record.stage("import"):
        sys.argv = [job["file"]]
        sys.path.append(os.getcwd())
        return _find_target(runpy.run_path(os.path.join(os.getcwd(), job["file"])), job["name"])[0]


def _wrapped(app: Any, found: dict[str, Any]) -> Any:
    """What is deployed, with its options."""
    from fal.app import wrap_app

    wrapped = wrap_app(app)
    host, environment = wrapped.options.host, wrapped.options.environment
    found["machine_type"] = host.get("machine_type")
    found["requirements"] = environment.get("requirements")
    found["python_version"] = environment.get("python_version")
    found["kind"] = environment.get("kind")
    found["image"] = {
        key: (environment.get("image") or {}).get(key) for key in ("dockerfile_str", "docker_context_dir")
    }
    return wrapped


def _pack(wrapped: Any, job: dict[str, Any], found: dict[str, Any]) -> None:
    """Pickle the app as fal does, and list the files that fal collects for it."""
    import cloudpickle  # type: ignore[import-untyped]
    import fal.file_sync
    from fal._serialization import include_package_from_path, patch_pickle
    from fal.app_files import get_app_files_relative_path

    file = os.path.join(os.getcwd(), job["file"])
    include_package_from_path(file)
    patch_pickle()
    data = cloudpickle.dumps(wrapped.func)
    with open(job["package"], "wb") as stream:
        stream.write(data)
    found["size"] = len(data)
    fal.file_sync.compute_hash = lambda file_path, mode: ""  # only the server asks for it
    options = fal.file_sync.FileSyncOptions.from_options(wrapped.options)
    sync = fal.file_sync.FileSync(file, credentials=object())  # nothing is sent
    collected = sync.collect_files(options.files_list, options.files_context_dir, options.files_ignore)
    found["files"] = [[one.relative_path, one.absolute_path] for one in collected]
    host = wrapped.options.host
    if host.get("app_files"):
        found["app_folder"] = get_app_files_relative_path(file, host.get("app_files_context_dir"))
