"""Processes that run the user's code: what they get to see, how long they may take, and what they recorded."""

from __future__ import annotations

import json
import os
import signal
import site
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GIGABYTE = 1024**3
PACKAGE = Path(__file__).parents[2]
START = (
    "import sys; sys.path[0] = {place!r}; "
    "from flake8_cogfal.verification.inside import {name} as work; "
    "import json, os; del sys.path[0]; work.main(json.load(sys.stdin)); work.guard.remove_what_was_made(); "
    "os._exit(0)"  # threads may run on
)

# What a Python process needs; keys and tokens of the user are in none of these.
PASSED_ON = frozenset(
    {
        "COMSPEC", "DYLD_LIBRARY_PATH", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH",
        "NUMBER_OF_PROCESSORS", "PATH", "PATHEXT", "PROCESSOR_ARCHITECTURE", "SYSTEMDRIVE", "SYSTEMROOT", "TZ",
        "VIRTUAL_ENV", "WINDIR",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """Of one process: time in seconds (``setup`` and requests have more), memory and sizes of files in bytes."""

    seconds: int = 60
    seconds_to_answer: int = 120
    memory: int = 0
    file_size: int = 1 * GIGABYTE

    @property
    def bytes_of_memory(self) -> int:
        """The limit of memory: half of what the machine has, between 2 and 8 GB, where none is given."""
        return self.memory or max(2 * GIGABYTE, min(8 * GIGABYTE, _physical_memory() // 2))


@dataclass(frozen=True)
class Stage:
    """What one stage recorded. ``error`` is None where it came to its end."""

    name: str
    found: Mapping[str, Any]
    error: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Run:
    """What a process recorded, by stage. ``ended`` says how it ended, where that was not by itself, in stage ``during``."""

    stages: Mapping[str, Stage]
    ended: str = ""
    during: str = ""

    def passed(self, name: str) -> Stage | None:
        """A stage that came to its end without an error."""
        found = self.stages.get(name)
        return found if found is not None and found.error is None else None


def run_inside(name: str, job: dict[str, Any], workspace: Path, limits: Limits, seconds: int) -> Run:
    """Run a module of ``inside`` with a job, in a process with limits, in the folder ``workspace``."""
    record, temporary, home = (workspace / f"{name}.{one}" for one in ("record", "temporary", "home"))
    for folder in (temporary, home):
        folder.mkdir(exist_ok=True)
    job = {
        **job,
        "record": str(record),
        "workspace": str(workspace),
        "temporary": str(temporary),
        "limits": {"memory": limits.bytes_of_memory, "seconds": seconds, "file_size": limits.file_size},
    }
    code = START.format(place=str(PACKAGE), name=name)
    with open(workspace / f"{name}.output", "wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=workspace,
            env=_environment(home, temporary),
            start_new_session=True,
        )
        ended = ""
        try:
            process.communicate(json.dumps(job).encode(), timeout=seconds)
        except subprocess.TimeoutExpired:
            ended = f"it took more than {seconds} seconds"
        finally:
            _kill(process)
    if not ended and process.returncode != 0:
        ended = _ending(process.returncode, workspace / f"{name}.output", seconds)
    return _read(record, ended)


def _environment(home: Path, temporary: Path) -> dict[str, str]:
    """The environment of the process: nothing of the user's but what Python needs, no GPU, no downloads of models."""
    environment = {name: value for name, value in os.environ.items() if name.upper() in PASSED_ON}
    if os.environ.get("PYTHONPATH"):
        places = os.environ["PYTHONPATH"].split(os.pathsep)
        environment["PYTHONPATH"] = os.pathsep.join(os.path.abspath(one) for one in places if one)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        environment[name] = str(home)
    for name in ("TMPDIR", "TEMP", "TMP"):
        environment[name] = str(temporary)
    return environment | {
        "CUDA_VISIBLE_DEVICES": "",
        "HF_HUB_OFFLINE": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONUSERBASE": site.getuserbase(),
        "PYTHONUTF8": "1",
    }


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and all that it has started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError):
        process.kill()
    process.wait()


def _ending(code: int, output: Path, seconds: int) -> str:
    if code < 0 and hasattr(signal, "SIGXCPU") and -code == signal.SIGXCPU:
        return f"it took more than {seconds} seconds of CPU time"
    if code < 0 and hasattr(signal, "SIGKILL") and -code == signal.SIGKILL:
        return "the process was killed, for want of memory or of CPU time"
    if code < 0:
        return f"the process was ended by {signal.Signals(-code).name}"
    last = (output.read_text("utf-8", "replace").strip() or "no message").splitlines()[-1]
    return f"the process ended with code {code}: {last[:300]}"


def _read(record: Path, ended: str) -> Run:
    """The stages in a record, which the user's code may have damaged."""
    stages: dict[str, Stage] = {}
    during = ""
    for line in record.read_bytes().splitlines() if record.is_file() else ():
        try:
            found = json.loads(line)
            name = str(found.pop("stage"))
        except (ValueError, KeyError, AttributeError, TypeError):
            continue
        if found.pop("begins", False):
            during = name
            continue
        error = found.pop("error", None)
        stages[name] = Stage(name, found, error if isinstance(error, dict) else None)
        during = "" if during == name else during
    if during and not ended:
        ended = "the process ended in the middle of it"
    return Run(stages, ended, during)


def _physical_memory() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows
        return 8 * GIGABYTE
