"""A small project of Cog, and what every hostile test asks of a run on it: words, an exit code, and untouched files."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from flake8_cogfal.cli import main

CONFIGURATION = 'build:\n  python_version: "3.11"\npredict: "predict.py:Predictor"\n'

PREDICTOR = """\
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, text: str = Input(description="What to shout")) -> str:
        return text.upper()
"""

WORKFLOW = """\
name: push
on: push
jobs:
  push:
    runs-on: ubuntu-latest
    steps:
      - uses: replicate/setup-cog@v2
      - run: cog push r8.im/you/shouter
"""

DONE, LEFT, COULD_NOT_WORK = 0, 1, 2


@dataclass(frozen=True)
class Run:
    """The exit code of ``cogfal-fix``, and all that it printed."""

    code: int
    said: str


def make_project(root: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """The project that shouts, with further files, or others in the place of its own."""
    for name, content in {"cog.yaml": CONFIGURATION, "predict.py": PREDICTOR, **(files or {})}.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def cogfal_fix(*arguments: str | Path) -> Run:
    """One run in this process. Neither a traceback nor a confessed defect is an answer."""
    output = io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace", write_through=True)
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        code = main(["--no-progress", *map(str, arguments)])
    said = output.buffer.getvalue().decode()  # type: ignore[attr-defined]
    assert "Traceback" not in said and "defect" not in said, said
    return Run(code, said)


def flake8(path: Path, *, inline: bool = False) -> list[str]:
    """The findings of the plugin in one file: a Python file, or another one as under ``--cogfal-companions=inline``."""
    import ast

    from flake8_cogfal.inline import _results
    from flake8_cogfal.plugin import Plugin

    text = path.read_bytes().decode()
    lines = text.splitlines(keepends=True)
    if inline:
        return [f"{code} {message}" for code, _, _, message, _ in _results(str(path), lines)]
    return [message for _, _, message, _ in Plugin(ast.parse(text), str(path), lines).run()]


def snapshot(root: Path) -> dict[str, tuple[int, bytes | str | None]]:
    """Mode and content of everything below a folder, but for the journal; of links, where they lead."""
    found: dict[str, tuple[int, bytes | str | None]] = {}
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name != ".cogfal"]
        for name in (*folders, *names):
            path = Path(folder, name)
            content: bytes | str | None = os.readlink(path) if path.is_symlink() else None
            if path.is_file() and not path.is_symlink():
                content = path.read_bytes()
            found[os.path.relpath(path, root)] = (path.lstat().st_mode, content)
    return found


def assert_left_alone(root: Path, code: int, *words: str) -> None:
    """A run that ends with the code, says all of the words, and changes nothing."""
    before = snapshot(root)
    run = cogfal_fix(root)
    for one in words:
        assert one in run.said, run.said
    assert run.code == code, run.said
    assert snapshot(root) == before
    assert not (root / ".cogfal").exists()


def assert_converted(root: Path) -> str:
    """A run that converts the project; what it said."""
    run = cogfal_fix(root)
    assert "fal.App" in (root / "predict.py").read_text(), run.said
    assert run.code in (DONE, LEFT)
    return run.said


is_windows = sys.platform == "win32"
