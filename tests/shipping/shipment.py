"""What ``fal deploy`` sends, and what a runner does with it; each in a process of its own::

    python shipment.py ship APP_FILE FOLDER     pickles the app and copies the files that fal collects for it
    python shipment.py serve FOLDER BODY        answers one request where nothing but these files is there
    python shipment.py ask FOLDER BODY          the same, with the status, which may be an error's

The pickling, the list of files and the answer are those of the real fal package.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
import sys
from pathlib import Path
from typing import Any


def ship(app_file: Path, folder: Path) -> None:
    import cloudpickle
    import fal._serialization as serialization
    from fal.app import wrap_app
    from fal.file_sync import FileSync, FileSyncOptions

    app = loaded(app_file)
    wrapped = wrap_app(app)
    serialization.include_package_from_path(str(app_file))
    serialization.patch_pickle()
    folder.mkdir()
    (folder / "app.pickle").write_bytes(cloudpickle.dumps(wrapped.func))
    options = FileSyncOptions.from_options(wrapped.options)
    sync = FileSync(str(app_file), credentials=object())  # nothing is sent
    files = sync.collect_files(options.files_list, options.files_context_dir, options.files_ignore)
    for file in files:
        place = folder / "files" / file.relative_path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file.absolute_path, place)
    (folder / "files").mkdir(exist_ok=True)
    is_image = wrapped.options.environment.get("kind") == "container"
    (folder / "search.json").write_text(json.dumps({"first": is_image}))
    print(json.dumps([file.relative_path for file in files]))


def loaded(app_file: Path) -> Any:
    import runpy

    import fal

    names = runpy.run_path(str(app_file))
    return next(
        one
        for one in names.values()
        if isinstance(one, type) and issubclass(one, fal.App) and one is not fal.App
    )


def serve(folder: Path, body: str, with_status: bool = False) -> None:
    import inspect

    from starlette.testclient import TestClient

    os.environ["IS_ISOLATE_AGENT"] = "1"
    os.chdir(folder / "files")
    function = pickle.loads((folder / "app.pickle").read_bytes())
    # An image's working directory comes first on the search path, app_files come last (`fal.api`, `fal.app_files`).
    position = 0 if json.loads((folder / "search.json").read_text())["first"] else len(sys.path)
    sys.path.insert(position, os.getcwd())
    (app_class,) = [
        one.cell_contents for one in function.__closure__ or () if inspect.isclass(one.cell_contents)
    ]
    app = app_class(_allow_init=True)
    with TestClient(app._build_app(), raise_server_exceptions=not with_status) as client:
        answer = client.post("/", json=json.loads(body))
    if with_status:
        print(json.dumps([answer.status_code, answer.json()]))
        return
    assert answer.status_code == 200, answer.text
    print(json.dumps(answer.json()))


if __name__ == "__main__":
    action, *arguments = sys.argv[1:]
    if action == "ship":
        ship(Path(arguments[0]), Path(arguments[1]))
    else:
        serve(Path(arguments[0]), arguments[1], with_status=action == "ask")
