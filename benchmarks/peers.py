"""An environment of its own for measuring: this repository as users install it, and tools that do comparable work."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
PLUGINS = {"this plugin": "flake8-cogfal", "bugbear": "flake8-bugbear", "flake8-async": "flake8-async"}
PINNED = (
    "bump-pydantic==0.8.0",
    "django-upgrade==1.33.0",
    "fixit==2.2.1",
    "flake8==7.5.0",
    "flake8-async==26.8.1",
    "flake8-bugbear==26.10.27",
    "libcst==1.9.0",
    "ruff==0.17.6",
)


def prepare(folder: Path) -> Path:
    """Make the environment, or bring it up to date; the folder of its programs comes out."""
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not (programs / "python").exists():
        venv.create(folder, with_pip=True, clear=True)
    install: list[str | Path] = [
        programs / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    with tempfile.TemporaryDirectory() as place:
        # A copy: building leaves folders behind.
        copy = Path(place, "repository")
        shutil.copytree(
            REPOSITORY,
            copy,
            ignore=shutil.ignore_patterns(".*", "tests", "build", "*.egg-info", "__pycache__"),
        )
        subprocess.run([*install, *PINNED, copy], check=True)
        subprocess.run([*install, "--force-reinstall", "--no-deps", copy], check=True)
    _check_baseline(programs / "python")
    return programs


def _check_baseline(python: Path) -> None:
    """Refuse to compare flake8 with itself: each plugin must be there when it is not hidden, and only then."""
    from measuring import flake8

    for hidden in ([], list(PLUGINS.values())):
        answer = subprocess.run(
            flake8(python, hidden, "--version"), capture_output=True, text=True, check=True
        )
        for name in PLUGINS.values():
            if (re.search(rf"{name}: ", answer.stdout) is None) is not (name in hidden):
                raise SystemExit(f"the baseline is wrong: flake8 without {hidden} is {answer.stdout.strip()}")
