"""Run a client's script with the real packages against the platforms that are played here, and tell what it did."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import fal_service
import replicate_service
from loopback import Loopback, loopback
from web import EXAMPLES, Web

# What differs from one run to the next, whatever the platform: where a file is, and what a request is called.
FILE_URL = re.compile(r"https://[\w.:-]+/files/[0-9a-f]{32}/([\w.-]+)")
REQUEST_ID = re.compile(r"\b(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{26})\b")
REFUSALS = re.compile(
    r"^(?:replicate\.exceptions\.(?:ReplicateError|ModelError)|fal_client\.client\.FalClientHTTPError)\b.*"
)


@dataclass(frozen=True)
class Outcome:
    """What is seen of a script from outside: what it prints, the files that it writes, how it ends.

    Files are told by their digest. `ending` is empty, or the last line of a traceback; an error that the platform
    answered with is called ``refused``, as each package has its own class and words for it.
    """

    printed: str
    files: dict[str, str]
    ending: str


@contextmanager
def platforms(folder: Path) -> Iterator[Loopback]:
    """Play both platforms and example.com on free ports until the context is left."""
    web = Web()
    fal, replicate = fal_service.FalService(web), replicate_service.ReplicateService(web)
    services = {
        **dict.fromkeys(fal_service.HOSTS, fal),
        **dict.fromkeys(replicate_service.HOSTS, replicate),
        "example.com": web,
    }
    with loopback(folder, services, own=replicate) as server:
        yield server


def environment(server: Loopback, home: Path) -> dict[str, str]:
    """What both kinds of scripts see: the server as proxy and as Replicate's address, and what to trust."""
    proxy = f"http://{server.host}"
    trusted = os.fspath(server.trusted)
    return {
        "PATH": os.environ["PATH"],
        "HOME": os.fspath(home),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
        "HTTPS_PROXY": proxy,
        "https_proxy": proxy,
        "SSL_CERT_FILE": trusted,
        "REQUESTS_CA_BUNDLE": trusted,
        "REPLICATE_BASE_URL": f"https://{server.host}",
        "REPLICATE_POLL_INTERVAL": "0.02",
    }


CREDENTIALS = {"before.py": {"REPLICATE_API_TOKEN": "r8_test"}, "after.py": {"FAL_KEY": "id:secret"}}


@dataclass(frozen=True)
class Runner:
    """The process that runs the scripts."""

    process: subprocess.Popen[str]

    def outcome(self, source: str, project: Path, name: str, workspace: Path) -> Outcome:
        """Run a script in a copy of `project`, with the example files and the credentials of its platform only."""
        folder = workspace / name.removesuffix(".py")
        shutil.copytree(project, folder)
        for url, (_, content) in EXAMPLES.items():
            (folder / url.rpartition("/")[2]).write_bytes(content)
        (folder / name).write_text(source, encoding="utf-8")
        given = files_in(folder)
        output = workspace / f"{name}.output"
        job = {
            "folder": os.fspath(folder),
            "script": name,
            "environment": CREDENTIALS[name],
            "output": os.fspath(output),
        }
        assert self.process.stdin is not None and self.process.stdout is not None
        print(json.dumps(job), file=self.process.stdin, flush=True)
        status = int(self.process.stdout.readline())
        printed, errors = (Path(f"{output}.{one}").read_text("utf-8") for one in ("out", "err"))
        written = {
            path: hashlib.sha256((folder / path).read_bytes()).hexdigest()
            for path in files_in(folder)
            if path not in given
        }
        return Outcome(told(printed), written, ending_of(errors) if status else "")


@contextmanager
def scripts(server: Loopback, home: Path) -> Iterator[Runner]:
    """Start the process that runs scripts; it ends when the context is left."""
    command = [sys.executable, os.fspath(Path(__file__).with_name("forks.py"))]
    with subprocess.Popen(
        command,
        env=environment(server, home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        yield Runner(process)
        assert process.stdin is not None
        process.stdin.close()


def ending_of(errors: str) -> str:
    """The last line of a traceback."""
    lines = errors.strip().splitlines()
    named = (one for one in reversed(lines) if re.match(r"[\w.]+(?:Error|Exception|Exit)\b", one))
    return REFUSALS.sub("refused", next(named, "".join(lines[-1:])))


def told(text: str) -> str:
    """A text without what differs from run to run."""
    return REQUEST_ID.sub("<id>", FILE_URL.sub(r"<\1>", text))


def files_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
