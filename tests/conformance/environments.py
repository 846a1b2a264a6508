"""The real packages: environments with Cog in them, and what Cog and fal publish in theirs.

Environments are made once and kept in `.cog-environments/` of the repository.

An environment is made under a temporary name and gets its own only when it is whole: one that was interrupted is
never taken for a finished one, and of two runs that make the same one at once, one throws its copy away.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

PUBLISH = Path(__file__).parent / "publish.py"
FOLDER = Path(__file__).parents[2] / ".cog-environments"

# The last release with pydantic 1 and the last with pydantic at all: what each accepts differs (`Optional`, `Literal`,
# unions with lists). Later ones describe inputs in the `cog` command, which is not a Python package.
VERSIONS = ("0.9.26", "0.16.12")


class NoEnvironment(Exception):
    """A version of Cog cannot be installed here; ``args[0]`` says why."""


def pythons_with_cog() -> dict[str, Path]:
    """The interpreters by version of Cog; the test that asks is skipped where there is none of them."""
    if not hasattr(os, "fork"):
        pytest.skip("Cog runs where processes fork")
    found: dict[str, Path] = {}
    reasons: list[str] = []
    for version in VERSIONS:
        try:
            found[version] = python_with_cog(version)
        except NoEnvironment as error:
            reasons.append(str(error))
    if not found:
        pytest.skip("; ".join(reasons))
    return found


def python_with_cog(version: str) -> Path:
    """The interpreter of an environment with this version of Cog; the environment is made if there is none yet."""
    name = f"cog-{version}-python{sys.version_info.major}.{sys.version_info.minor}"
    if not (FOLDER / name).exists():
        FOLDER.mkdir(exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=f"{name}.", dir=FOLDER))
        try:
            _install(version, unfinished)
            unfinished.rename(FOLDER / name)
        except OSError:  # another run was faster
            if not (FOLDER / name).exists():
                raise
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return FOLDER / name / "bin" / "python"


def _install(version: str, folder: Path) -> None:
    """Install Cog into a new environment, and see that it can be imported under this Python."""
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    for command in (
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"cog=={version}"],
        ["-c", "import cog.server.http"],
    ):
        run = subprocess.run([python, *command], capture_output=True, text=True, check=False)
        if run.returncode != 0:
            last = (run.stderr.strip() or "no message").splitlines()[-1]
            raise NoEnvironment(f"cog {version} cannot be installed for this Python: {last}")


def publish(python: Path | str, package: str, projects: Iterable[Path]) -> list[dict[str, Any]]:
    """What a package publishes for each project: `{"document": ...}` or `{"refusal": ...}`."""
    command = [str(python), str(PUBLISH), package, *map(str, projects)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    answers: list[dict[str, Any]] = json.loads(run.stdout)
    return answers


def write(folder: Path, texts: dict[str, str]) -> Path:
    """Make a folder with files of these names."""
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
