"""The commands that tests start as users do, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ENVIRONMENT = {
    name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHONIOENCODING"))
}


def cogfal_fix(
    *arguments: str | Path, cwd: Path | None = None, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """One run of the command, which must never end in a traceback or confess a defect."""
    run = subprocess.run(
        [sys.executable, "-m", "flake8_cogfal", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        env=ENVIRONMENT | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    said = run.stdout + run.stderr
    assert "Traceback" not in said and "has a defect" not in said, said
    return run


def git(root: Path, *arguments: str) -> None:
    """A git that knows nothing of the user's settings that would matter here."""
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True, env=ENVIRONMENT)
