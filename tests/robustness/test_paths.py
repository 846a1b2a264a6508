"""Paths and links that leave the project or lead nowhere: told with their place, and nothing outside is written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hostile import (
    CONFIGURATION,
    COULD_NOT_WORK,
    DONE,
    LEFT,
    PREDICTOR,
    assert_converted,
    assert_left_alone,
    cogfal_fix,
    flake8,
    make_project,
    snapshot,
)

from flake8_cogfal.source.tree import Tree

SECRET = "a-secret-package==6.6.6\n"

PATHS = [
    "../secret.txt",
    "../../../../../../../../etc/passwd",
    "{outside}",
    "~/.netrc",
    "link.txt",
    "loop.txt",
    "a\nb",
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = make_project(tmp_path / "shouter")
    (tmp_path / "secret.txt").write_text(SECRET)
    if hasattr(os, "symlink"):
        (root / "loop.txt").symlink_to("loop.txt")
        (root / "link.txt").symlink_to("../secret.txt")
    return root


def all_text(root: Path) -> str:
    """What all files of the project say, the links not followed."""
    return "".join(
        path.read_text() for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()
    )


def run_on(project: Path) -> str:
    """What a run says, with nothing outside changed, and nothing from outside taken in."""
    outside = snapshot(project.parent)
    for path in (project / "predict.py", project / "cog.yaml"):
        if path.exists():
            flake8(path, inline=path.suffix == ".yaml")
    run = cogfal_fix(project)
    now = snapshot(project.parent)
    assert {
        name for name in outside | now if outside.get(name) != now.get(name) and "shouter/" not in name
    } == set()
    assert "a-secret-package" not in all_text(project)
    assert "root:" not in all_text(project)
    return run.said


def configuration(build: str, predict: str = "predict.py:Predictor") -> str:
    return f'build:\n  python_version: "3.11"\n{build}predict: {json.dumps(predict)}\n'


@pytest.mark.parametrize("path", PATHS[:4])
def test_python_requirements(project: Path, path: str) -> None:
    path = path.format(outside=project.parent / "secret.txt")
    (project / "cog.yaml").write_text(configuration(f"  python_requirements: {json.dumps(path)}\n"))
    said = run_on(project)
    assert "cog.yaml:3:" in said
    assert "is outside the project" in said


@pytest.mark.parametrize("option", ["-r", "-c", "--requirement="])
@pytest.mark.parametrize("path", PATHS[:4])
def test_included_requirements(project: Path, path: str, option: str) -> None:
    path = path.format(outside=project.parent / "secret.txt")
    (project / "cog.yaml").write_text(configuration("  python_requirements: requirements.txt\n"))
    (project / "requirements.txt").write_text(f"six==1.17.0\n{option} {path}\n".replace("= ", "="))
    said = run_on(project)
    assert "requirements.txt:2" in said
    assert "is not in the project" in said


def test_requirements_that_include_each_other(project: Path) -> None:
    files = {f"r{n}.txt": f"-r r{n + 1}.txt\n" * 9 for n in range(12)} | {
        "r12.txt": "six==1.17.0\n-r r0.txt\n"
    }
    make_project(project, {"cog.yaml": configuration("  python_requirements: r0.txt\n"), **files})
    assert "six==1.17.0" in (assert_converted(project) and (project / "predict.py").read_text())


def test_a_long_way_of_inclusions_is_cut(project: Path) -> None:
    files = {f"r{n}.txt": f"-r r{n + 1}.txt\n" for n in range(1200)}
    make_project(project, {"cog.yaml": configuration("  python_requirements: r0.txt\n"), **files})
    assert "is included through more than 40 files" in run_on(project)


@pytest.mark.parametrize("path", PATHS)
def test_the_predictor(project: Path, path: str) -> None:
    path = path.format(outside=project.parent / "secret.txt")
    (project / "cog.yaml").write_text(configuration("", f"{path}:Predictor"))
    before = snapshot(project)
    run = cogfal_fix(project)
    assert run.code in (LEFT, COULD_NOT_WORK)
    # What a link of the project leads to is read, and never written.
    assert ("link.txt:1:" if path == "link.txt" else "cog.yaml:3:") in run.said
    assert snapshot(project) == before


@pytest.mark.parametrize("path", PATHS)
def test_a_file_that_the_code_opens(project: Path, path: str) -> None:
    path = path.format(outside=project.parent / "secret.txt")
    (project / "predict.py").write_text(PREDICTOR.replace("text.upper()", f"open({path!r}).read()"))
    run_on(project)


@pytest.mark.parametrize("path", PATHS)
def test_a_dockerfile_and_the_files_of_an_app(project: Path, path: str) -> None:
    path = path.format(outside=project.parent / "secret.txt")
    app = f"""\
import fal
from fal.container import ContainerImage


class Shouter(fal.App):
    app_files = [{path!r}]
    image = ContainerImage.from_dockerfile({path!r})

    @fal.endpoint("/")
    def run(self, text: str) -> str:
        return text.upper()
"""
    (project / "cog.yaml").unlink()
    copied = path.replace("\n", " ")
    dockerfile = (
        f'FROM r8.im/replicate/cog-base\nCOPY {copied} /src/\nCMD ["python", "-m", "cog.server.http"]\n'
    )
    make_app = {"predict.py": app, "Dockerfile": dockerfile}
    for name, content in make_app.items():
        (project / name).write_text(content)
    run_on(project)


def test_a_link_to_requirements_outside_is_followed_by_nobody_who_writes(project: Path) -> None:
    (project / "requirements.txt").symlink_to(project.parent / "secret.txt")
    (project / "cog.yaml").write_text(configuration("  python_requirements: requirements.txt\n"))
    cogfal_fix(project)
    assert (project.parent / "secret.txt").read_text() == SECRET
    assert (project / "requirements.txt").is_symlink()


def test_a_link_to_itself_leads_nowhere(project: Path) -> None:
    (project / "words.txt").symlink_to("words.txt")
    (project / "cog.yaml").write_text(CONFIGURATION.replace("build:", "build:\n  system_packages: [jq]"))
    (project / "predict.py").write_text(
        PREDICTOR.replace("return text", 'return open("words.txt").read() + text')
    )
    assert cogfal_fix("--check", project).code == LEFT
    assert list(Tree(project).leading_out(["words.txt", "predict.py"])) == []


def test_a_link_out_of_the_project_is_not_written_through(project: Path, tmp_path: Path) -> None:
    (project / "predict.py").rename(tmp_path / "outside.py")
    (project / "predict.py").symlink_to(tmp_path / "outside.py")
    assert_left_alone(project, COULD_NOT_WORK, f"{project / 'predict.py'}: it leads out of the project")
    assert (tmp_path / "outside.py").read_text() == PREDICTOR
    run = cogfal_fix("--output", tmp_path / "there", project)
    assert run.code == COULD_NOT_WORK
    assert (tmp_path / "outside.py").read_text() == PREDICTOR
    assert not (tmp_path / "there").exists()


def test_a_link_to_nothing(project: Path) -> None:
    (project / "predict.py").unlink()
    (project / "predict.py").symlink_to("nowhere.py")
    assert_left_alone(project, COULD_NOT_WORK, "cog.yaml:3:1: CF605 `predict.py` does not exist")


@pytest.mark.parametrize("path", ["a" * 5000, "loop"])
def test_a_path_that_is_none(tmp_path: Path, path: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    run = cogfal_fix(tmp_path / path)
    assert run.code == COULD_NOT_WORK
    assert run.said.startswith(f"cogfal-fix: {tmp_path / path}: ")


def test_a_folder_named_cog_yaml_is_no_project(tmp_path: Path) -> None:
    (tmp_path / "cog.yaml").mkdir()
    assert cogfal_fix(tmp_path).code == DONE
