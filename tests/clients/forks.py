"""Run scripts one after the other, each in a fork of this process, which has already imported what all of them use.

Every line on standard input is a job: ``{"folder": ..., "script": ..., "environment": {...}, "output": ...}``. The script
runs in its folder with these variables added; what it prints goes to the files ``OUTPUT.out`` and ``OUTPUT.err``. The answer
is a line with its exit status.
"""

from __future__ import annotations

import json
import os
import runpy
import signal
import sys
import traceback
from typing import Any

import fal_client  # noqa: F401
import httpx  # noqa: F401
import replicate  # noqa: F401
import requests  # noqa: F401

SECONDS = 60


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            run(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def run(job: dict[str, Any]) -> None:
    """Become the script; a script that does not end is killed by an alarm."""
    signal.alarm(SECONDS)
    for number, suffix in ((1, "out"), (2, "err")):
        os.dup2(os.open(f"{job['output']}.{suffix}", os.O_WRONLY | os.O_CREAT), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.chdir(job["folder"])
    os.environ.update(job["environment"])
    sys.path[0], sys.argv = job["folder"], [job["script"]]
    status = 1
    try:
        runpy.run_path(job["script"], run_name="__main__")
        status = 0
    except SystemExit as end:
        print(end.code or "", file=sys.stderr)
        status = int(bool(end.code))
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    main()
