"""A disk without room, two runs at once, files that are none, and names that nobody expects."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import (
    COULD_NOT_WORK,
    PREDICTOR,
    WORKFLOW,
    assert_converted,
    cogfal_fix,
    flake8,
    make_project,
    snapshot,
)

from flake8_cogfal.project.discovery import find_projects

NAMES = ["a b", "a\nb", "a'b", 'a"b', "-x", "ü", "日本", "$(touch x)", "a;b", "*", "%s", "{x}", "~", "a\\b"]

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="has no such files, names and limits")


@posix_only
@pytest.mark.parametrize("room", [0, 10, 100, 400, 600])
def test_a_full_disk(project: Path, room: int) -> None:
    """In a process whose files must not grow beyond some bytes: writing fails as it does where no room is left."""
    import resource

    cogfal_fix("--check", project)  # loads every module
    before = snapshot(project)
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        run = cogfal_fix(project)
        os._exit(run.code if "it cannot be written: File too large" in run.said else 99)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == COULD_NOT_WORK
    assert snapshot(project) == before
    assert not (project / ".cogfal").exists()
    assert_converted(project)


@posix_only
def test_two_runs_at_once(project: Path) -> None:
    """One of them converts; the other one does nothing, or is told why it may not."""
    command = [sys.executable, "-m", "flake8_cogfal", "--no-progress", str(project)]
    runs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(2)
    ]
    said = [run.communicate(timeout=120)[0] for run in runs]
    assert "Traceback" not in "".join(said)
    assert any(run.returncode == 0 for run in runs)
    assert "fal.App" in (project / "predict.py").read_text()
    assert cogfal_fix("--undo", project).code == 0
    assert (project / "predict.py").read_text() == PREDICTOR


@posix_only
@pytest.mark.parametrize(
    "name", [".env", ".dockerignore", "Dockerfile", "push.sh", "helper.py", ".github/workflows/push.yml"]
)
def test_a_pipe_is_not_waited_for(project: Path, name: str) -> None:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(project / name)
    flake8(project / "predict.py")
    assert_converted(project)


@posix_only
def test_a_pipe_in_place_of_a_project_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "app.py")
    assert find_projects(tmp_path) == []
    os.mkfifo(tmp_path / "cog.yaml")
    run = cogfal_fix(tmp_path)
    assert run.code == COULD_NOT_WORK
    assert "cog.yaml:1: cannot be read" in run.said


@posix_only
@pytest.mark.parametrize("links", [{"a": "."}, {"a": ".."}, {"weights": "/"}, {"a": "b", "b": "a"}])
def test_folders_that_lead_in_circles_or_out(project: Path, links: dict[str, str]) -> None:
    for name, target in links.items():
        (project / name).symlink_to(target)
    assert_converted(project)
    assert all((project / name).is_symlink() for name in links)


@posix_only
def test_a_module_that_links_out_of_the_project(project: Path) -> None:
    outside = project.parent / "outside.py"
    outside.write_text("from cog import Path\n\n\ndef shout(text):\n    return Path(text).name\n")
    (project / "helper.py").symlink_to(outside)
    code = f"import helper\n{PREDICTOR.replace('text.upper()', 'helper.shout(text)')}"
    (project / "predict.py").write_text(code)
    before = outside.read_bytes()
    run = cogfal_fix(project)
    assert "helper.py" in run.said
    assert outside.read_bytes() == before


@posix_only
@pytest.mark.parametrize("name", NAMES)
def test_names_of_files_and_folders(tmp_path: Path, name: str) -> None:
    files: dict[str, str | bytes] = {
        f"{name}.txt": "x",
        f"{name}.sh": "cog push r8.im/you/shouter\n",
        f"{name}/push.sh": "cog push r8.im/you/shouter\n",
        f"{name}.py": "from cog import Path\n",
        f".github/workflows/{name}.yml": WORKFLOW,
        "predict.py": PREDICTOR.replace("text.upper()", f"open({f'{name}.txt'!r}).read()"),
    }
    root = make_project(tmp_path / name, files)
    before = snapshot(root)
    flake8(root / "predict.py")
    cogfal_fix(root)
    cogfal_fix("--undo", root)
    assert snapshot(root) == before
    assert not (root / "x").exists()


@pytest.mark.parametrize("pattern", ["[z-a]", "a\\", "!", "**", "!**", "[", "{a", "../.."])
def test_patterns_of_a_dockerignore(project: Path, pattern: str) -> None:
    code = f"import helper\n{PREDICTOR.replace('text.upper()', 'helper.shout(text)')}"
    helper = "def shout(text: str) -> str:\n    return text.upper()\n"
    make_project(project, {"predict.py": code, "helper.py": helper, ".dockerignore": f"{pattern}\n*.md\n"})
    cogfal_fix(project)


def test_a_cell_with_unusual_line_ends(project: Path) -> None:
    lines = '["%%bash", "\\u2028cog push r8.im/a/b\\ncog push r8.im/a/b\\ncog push r8.im/a/b"]'
    make_project(project, {"demo.ipynb": f'{{"cells": [{{"cell_type": "code", "source": {lines}}}]}}\n'})
    flake8(project / "demo.ipynb", inline=True)
    assert_converted(project)
