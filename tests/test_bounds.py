"""What is endless, bottomless or of any size ends soon, is told where it stands, and stops nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.source.tree import Tree
from flake8_cogfal.tooling.workflow import read_workflow

CONFIGURATION = 'build:\n  python_version: "3.11"\npredict: "predict.py:Predictor"\n'
PREDICTOR = """\
from cog import BasePredictor


class Predictor(BasePredictor):
    def predict(self, text: str) -> str:
        return text.upper()
"""
CLIENT = 'import replicate\n\nprint(replicate.run("acme/painter", input={"prompt": "a"}))\n'
GIGABYTES = 16 * 2**30

Run = subprocess.CompletedProcess[str]


def cogfal_fix(*arguments: str | Path) -> Run:
    run = subprocess.run(
        [sys.executable, "-m", "flake8_cogfal", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert "Traceback" not in run.stdout + run.stderr
    assert "defect" not in run.stdout + run.stderr
    return run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "shouter"
    root.mkdir()
    (root / "cog.yaml").write_text(CONFIGURATION)
    (root / "predict.py").write_text(PREDICTOR)
    return root


# --- Workflows

LEVELS = 50_000
MULTIPLIED = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{of}'] * 9)}]\n"
    for of, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "workflow",
    [
        "on: push\njobs: " + "[" * LEVELS + "]" * LEVELS,
        "on: push\njobs: " + "{a: " * LEVELS + "}" * LEVELS,
        MULTIPLIED + "on: *i\njobs: *i\n",
        MULTIPLIED + "on: push\ndefaults: {run: {working-directory: *i}}\njobs: {deploy: {steps: *i}}\n",
        "on: &o {push: *o}\njobs: &j {deploy: *j}\n",
    ],
    ids=["lists", "maps", "aliases", "aliases-in-jobs", "an-alias-to-itself"],
)
def test_a_workflow_that_nobody_wrote(project: Path, workflow: str) -> None:
    """The YAML library ends the process where lists are nested this deeply."""
    path = project / ".github/workflows/push.yml"
    path.parent.mkdir(parents=True)
    path.write_text("# cog push\n" + workflow)
    run = cogfal_fix(project)
    assert run.returncode == 0, run
    assert "fal.App" in (project / "predict.py").read_text()
    assert path.read_text() == "# cog push\n" + workflow


def test_a_workflow_with_more_than_names_among_its_triggers_is_read() -> None:
    workflow = read_workflow("on: [push, {a: [b]}]\njobs: {deploy: {steps: [{run: cog push}]}}\n")
    assert workflow is not None
    assert workflow.triggers == {"push"}


# --- Files


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes among its files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "app.py")
    assert find_projects(tmp_path) == []
    os.mkfifo(tmp_path / "cog.yaml")
    run = cogfal_fix(tmp_path)
    assert run.returncode == 2
    assert "cog.yaml:1: cannot be read" in run.stdout


@pytest.mark.parametrize("name", ["cog.yaml", "predict.py"])
def test_a_file_of_any_size_is_not_read_to_its_end(project: Path, name: str) -> None:
    (project / name).write_bytes(b"")
    os.truncate(project / name, GIGABYTES)  # which takes no place on the disk
    assert len(Tree(project).read(name) or b"") < 4 * 2**20
    run = cogfal_fix("--check", project)
    (project / name).unlink()  # a copy of it would take the place
    assert run.returncode == 2
    assert f"{name}:1: the file is too large" in run.stdout


def test_requirements_without_end(project: Path) -> None:
    (project / "cog.yaml").write_text(
        CONFIGURATION.replace("build:", "build:\n  python_requirements: all.txt")
    )
    (project / "all.txt").write_text("".join(f"package-{number}\n" for number in range(100_000)))
    run = cogfal_fix("--check", project)
    assert "all.txt is too large, more than 10,000 lines are not read" in run.stdout


def test_a_link_to_itself_leads_nowhere(project: Path) -> None:
    (project / "words.txt").symlink_to("words.txt")
    (project / "cog.yaml").write_text(CONFIGURATION.replace("build:", "build:\n  system_packages: [jq]"))
    (project / "predict.py").write_text(
        PREDICTOR.replace("return text", 'return open("words.txt").read() + text')
    )
    assert cogfal_fix("--check", project).returncode == 1
    assert list(Tree(project).leading_out(["words.txt", "predict.py"])) == []


# --- Clients


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (CLIENT + "print(\n", 4, "'(' was never closed"),
        (CLIENT + 'print "done"\n', 4, "is Python 2"),
        (CLIENT + f"x = {'(' * 300}1{')' * 300}\n", 4, "too many nested parentheses"),
    ],
    ids=["broken", "python-2", "nested"],
)
def test_a_client_that_cannot_be_read_is_told_and_the_others_go_on(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    (tmp_path / "broken.py").write_text(text)
    (tmp_path / "client.py").write_text(CLIENT)
    apps = '[tool.cogfal.apps]\n"acme/painter" = {app = "me/painter", output = "images"}\n'
    (tmp_path / "pyproject.toml").write_text(apps)

    run = cogfal_fix(tmp_path)

    assert run.returncode == 2
    assert f"not read: broken.py:{line}: " in run.stdout
    assert said in run.stdout
    assert (tmp_path / "broken.py").read_text() == text
    assert "fal_client" in (tmp_path / "client.py").read_text()
    (problem,) = json.loads(cogfal_fix("--format", "json", tmp_path).stdout)["projects"][0]["problems"]
    assert (problem["path"], problem["line"]) == ("broken.py", line)
    assert "broken.py" in cogfal_fix("--format", "github", tmp_path).stdout
    assert "broken.py" in cogfal_fix("--quiet", tmp_path).stdout
