"""Run an example under the real Cog and under the real fal, each in a process of its own.

Both servers work on a copy of the project in a temporary workspace, see nothing of the user's environment
(keys, profiles, proxies) and are gone with all their children when their context is left.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from cdn import LOOPBACK, Cdn

STARTUP_SECONDS = 60
REQUEST_SECONDS = 30
SHUTDOWN_SECONDS = 10


@dataclass(frozen=True)
class Answer:
    """A server's answer: HTTP status and decoded JSON body."""

    status: int
    body: Any


@dataclass(frozen=True)
class Server:
    """A running server on the loopback address; `temporary` is where its process puts temporary files."""

    port: int
    log: Path
    temporary: Path

    def get(self, path: str) -> Answer:
        return self._request("GET", path, None)

    def post(self, path: str, body: Mapping[str, Any]) -> Answer:
        """Post `body` as JSON; an answer that blames the server (5xx) is an error that shows the server's log.

        Cog answers a moment before its only prediction slot is free again, and 409 (busy) in that moment.
        """
        deadline = time.monotonic() + REQUEST_SECONDS
        answer = self._request("POST", path, json.dumps(body))
        while answer.status == 409 and time.monotonic() < deadline:
            time.sleep(0.02)
            answer = self._request("POST", path, json.dumps(body))
        assert answer.status < 500, f"{path} answered {answer}\n{tail(self.log)}"
        return answer

    def _request(self, method: str, path: str, body: str | None) -> Answer:
        connection = HTTPConnection(LOOPBACK, self.port, timeout=REQUEST_SECONDS)
        try:
            connection.request(method, path, body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            return Answer(response.status, json.loads(response.read()))
        finally:
            connection.close()


@contextmanager
def cog_server(project: Path, workspace: Path) -> Iterator[Server]:
    """Serve the predictor of `project` with Cog's HTTP server, as the container's command does.

    The schema that `cog build` leaves in the image is written first: without it Cog accepts any input.
    """
    folder = copy(project, workspace)
    port = free_port()
    environment = clean_environment(workspace) | {
        "COG_PREDICT_TYPE_STUB": "predict.py:Predictor",
        "PORT": str(port),
    }
    write_schema(folder, environment)
    command = [sys.executable, "-m", "cog.server.http", "--host", LOOPBACK]
    with running(command, folder, environment) as process:
        server = Server(port, log_of(folder), workspace)
        wait_until_ready(
            process, server, "/health-check", lambda answer: bool(answer.body["status"] == "READY")
        )
        yield server


@contextmanager
def fal_server(project: Path, workspace: Path, cdn: Cdn) -> Iterator[Server]:
    """Serve the app of `project` with `fal run --local`; what it uploads goes to `cdn`."""
    folder = copy(project, workspace)
    port = free_port()
    environment = clean_environment(workspace) | {
        "FAL_KEY": "loopback:key",
        "FAL_REST_HOST": cdn.host,
        "SSL_CERT_FILE": str(cdn.certificate),
    }
    command = [sys.executable, "-m", "fal", "run", "--local", "predict.py"]
    command += ["--exposed-port", str(port), "--exposed-metrics-port", str(free_port())]
    with running(command, folder, environment) as process:
        server = Server(port, log_of(folder), workspace)
        wait_until_ready(process, server, "/health", lambda answer: answer.status == 200)
        yield server


@contextmanager
def running(
    command: list[str], folder: Path, environment: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """Run `command` in `folder` as the leader of its own process group, and end the whole group afterwards."""
    with log_of(folder).open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        end_group(process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Ask the group of `process` to stop, wait for its leader, and kill whatever is left of the group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(SHUTDOWN_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until_ready(
    process: subprocess.Popen[bytes], server: Server, path: str, ready: Callable[[Answer], bool]
) -> None:
    """Ask for `path` until the answer is `ready`; raise RuntimeError with the server's log if that never comes."""
    deadline = time.monotonic() + STARTUP_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}\n{tail(server.log)}")
        with suppress(OSError, HTTPException, ValueError):
            if ready(server.get(path)):
                return
        time.sleep(0.1)
    raise RuntimeError(f"the server was not ready after {STARTUP_SECONDS} s\n{tail(server.log)}")


def write_schema(folder: Path, environment: dict[str, str]) -> None:
    """Write `.cog/openapi_schema.json` of the Cog project in `folder`."""
    schema = folder / ".cog" / "openapi_schema.json"
    schema.parent.mkdir()
    command = [sys.executable, "-W", "ignore", str(Path(__file__).with_name("cog_schema.py"))]
    schema.write_bytes(subprocess.check_output(command, cwd=folder, env=environment))


def clean_environment(workspace: Path) -> dict[str, str]:
    """Return an environment without the user's settings; this Python comes first on the path.

    Cog starts its worker as plain `python`.
    """
    return {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.defpath]),
        "HOME": str(workspace),
        "TMPDIR": str(workspace),
        "PYTHONUNBUFFERED": "1",
    }


def copy(project: Path, workspace: Path) -> Path:
    return Path(shutil.copytree(project, workspace / "project", ignore=shutil.ignore_patterns("__pycache__")))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def log_of(folder: Path) -> Path:
    return folder.parent / "server.log"


def tail(log: Path) -> str:
    return log.read_text("utf-8", "replace")[-4000:]
