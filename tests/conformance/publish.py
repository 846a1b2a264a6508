"""Print what a real package publishes for projects: `python publish.py cog|fal FOLDER...`, in its environment.

Prints a JSON list with one object for each folder: `{"document": the OpenAPI document}` or `{"refusal": why not}`.
Every project is loaded in a forked process, since what it defines must not reach the next one; what is slow, the
import of the package itself, is done once. Runs under every Python that Cog knows: no modern syntax.
"""

import importlib
import json
import os
import runpy
import sys
import tempfile
import traceback
import warnings
from contextlib import redirect_stdout


def published_by_cog(folder):
    """What `cog build` puts into the image: the command that it runs there."""
    with tempfile.TemporaryFile(
        "w+"
    ) as printed:  # a real file: the command silences its descriptor for a while
        with redirect_stdout(printed):
            runpy.run_module("cog.command.openapi_schema", run_name="__main__")
        printed.seek(0)
        return json.load(printed)


def published_by_fal(folder):
    """What `fal deploy` sends to the platform: the app is found and described as there."""
    from fal.utils import _find_target

    app = _find_target(runpy.run_path(os.path.join(folder, "predict.py")))[0]
    return app.build_metadata()["openapi"]


PUBLISHERS = {"cog": published_by_cog, "fal": published_by_fal}
# What publishing imports: done once, before the forks.
IMPORTED = {
    "cog": ("cog.server.http", "cog.suppress_output", "multiprocessing.synchronize"),
    "fal": ("fal.app", "fal.utils", "fastapi.middleware.cors", "pydantic.v1", "starlette_exporter"),
}


def answer(package, folder):
    """One folder's object, made in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.chdir(folder)
        sys.path.insert(0, folder)
        try:
            found = {"document": PUBLISHERS[package](folder)}
        except BaseException as error:  # SystemExit too: a project may do anything
            found = {"refusal": "".join(traceback.format_exception_only(type(error), error)).strip()}
        with os.fdopen(writing, "w") as pipe:
            json.dump(found, pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else {"refusal": "the process died"}


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # pydantic: a field hides an attribute of BaseModel
    for module in IMPORTED[sys.argv[1]]:
        importlib.import_module(module)
    print(json.dumps([answer(sys.argv[1], folder) for folder in sys.argv[2:]]))
