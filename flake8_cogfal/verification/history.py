"""Earlier states of a project, read from git. No program that the repository's configuration names is started."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from ..fixing.repository import VARIABLES_OF_A_HOOK

SECONDS = 20.0
WANTED = re.compile(r"(^|/)(cog\.ya?ml|[^/]+\.py)$")
MOST_FILES = 2000
MOST_BYTES = 30 * 1024**2


def commits_of(root: Path, path: str, most: int) -> Iterator[str]:
    """The newest commits that changed a file of a project, and the one before each of them, newest first."""
    said = _git(root, "log", f"--max-count={most}", "--format=%H %P", "--no-show-signature", "--", path)
    seen: set[str] = set()
    for line in (said or b"").decode("ascii", "replace").splitlines():
        for commit in line.split()[:2]:
            if commit not in seen:
                seen.add(commit)
                yield commit


def python_files_at(root: Path, commit: str) -> dict[str, bytes]:
    """The Python files and the cog.yaml of a project at a commit, by their path in the project."""
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", ".")
    wanted: list[tuple[str, bytes]] = []
    for line in (listed or b"").split(b"\0"):
        head, _, name = line.partition(b"\t")
        parts = head.split()
        path = os.fsdecode(name)
        if len(parts) == 3 and parts[1] == b"blob" and parts[0] != b"120000" and WANTED.search(path):
            wanted.append((path, parts[2]))
    wanted = wanted[:MOST_FILES]
    said = _git(root, "cat-file", "--batch", given=b"".join(identity + b"\n" for _, identity in wanted))
    return dict(_contents(wanted, said or b""))


def _contents(wanted: list[tuple[str, bytes]], said: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in what ``git cat-file --batch`` says: a line with kind and size, the content, a newline."""
    position = 0
    for path, _ in wanted:
        end = said.find(b"\n", position)
        head = said[position:end].split()
        if end < 0 or len(head) != 3 or position > MOST_BYTES:
            return
        size = int(head[2])
        yield path, said[end + 1 : end + 1 + size]
        position = end + 2 + size


def _git(root: Path, *words: str, given: bytes = b"") -> bytes | None:
    """What a git command says; None where it says nothing, or there is no git."""
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES_OF_A_HOOK}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    command = ["git", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-C", os.fspath(root), *words]
    try:
        done = subprocess.run(
            command, env=environment, input=given, capture_output=True, timeout=SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
