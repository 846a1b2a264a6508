"""The real flake8, started as a process as users do, and a small Cog project that it looks at."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

CONFIGURATION = """\
build:
  gpu: true
  python_version: "3.11"
predict: "predict.py:Predictor"
"""

PREDICTOR = """\
import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self) -> None:
        self.device = torch.device("cpu")

    def predict(
        self,
        text: str = Input(description="What to say"),
        mood: str = Input(choices=["calm", "loud"], default=None),
    ) -> str:
        return text + mood
"""

CODES_BY_LINE = {
    1: ["CF102"],
    2: ["CF101", "CF101"],
    5: ["CF201", "CF601", "CF602"],
    9: ["CF202"],
    11: ["CF301"],
    12: ["CF301", "CF302", "CF303"],
    13: ["CF405"],
}
"""What is to be found in the two texts above; 601 and 602 stand in cog.yaml."""

CODES = ",".join(sorted({code for codes in CODES_BY_LINE.values() for code in codes}))


def run(
    arguments: Sequence[str], folder: Path, text: str | None = None, program: Sequence[str] = ("-m", "flake8")
) -> subprocess.CompletedProcess[str]:
    """flake8 in a folder, with ``text`` on standard input; whatever is wrong, no traceback."""
    done = subprocess.run(
        [sys.executable, *program, *arguments], cwd=folder, input=text, capture_output=True, text=True
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def lint(folder: Path, *arguments: str, text: str | None = None) -> list[str]:
    """The lines that ``flake8 --select CF`` prints; a later ``--select`` wins."""
    return run(["--select", "CF", *arguments], folder, text).stdout.splitlines()


def codes(lines: Sequence[str]) -> list[str]:
    """The codes of printed lines."""
    return [line.split(" ")[1] for line in lines]


def places(lines: Sequence[str]) -> dict[int, list[str]]:
    """The codes by line of a report about one file."""
    found: dict[int, list[str]] = {}
    for line in lines:
        _, number, _, rest = line.split(":", 3)
        found.setdefault(int(number), []).append(rest.split()[0])
    return {number: sorted(of_line) for number, of_line in found.items()}


def write_project(folder: Path, configuration: str = CONFIGURATION, predictor: str = PREDICTOR) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "cog.yaml").write_text(configuration)
    (folder / "predict.py").write_text(predictor)
    return folder
