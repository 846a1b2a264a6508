"""Changes that are not committed, and ``--undo``."""

from __future__ import annotations

from pathlib import Path

from narrator import PREDICTOR, files, write_project
from processes import cogfal_fix, git


def test_uncommitted_changes_are_not_mixed_with_those_of_the_command(project: Path) -> None:
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "A model")
    (project / "predict.py").write_text(PREDICTOR.replace("What is this?", "Who is this?"))
    before = files(project)
    refused = cogfal_fix(project)
    assert refused.returncode == 2
    assert f"{project / 'predict.py'}: git has uncommitted changes in this file" in refused.stdout
    assert "--allow-dirty" in refused.stdout
    assert files(project) == before
    assert cogfal_fix("--check", project).returncode == 1
    assert cogfal_fix("--allow-dirty", project).returncode == 0
    assert "Who is this?" in (project / "predict.py").read_text()


def test_committed_files_are_converted_whatever_else_is_dirty(project: Path) -> None:
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "A model")
    (project / "notes.txt").write_text("not committed")
    assert cogfal_fix(project).returncode == 0


def test_undo_puts_every_byte_back_once(project: Path) -> None:
    (project / "predict.py").write_bytes(PREDICTOR.replace("\n", "\r\n").rstrip().encode())
    (project / "predict.py").chmod(0o755)
    before = files(project)
    cogfal_fix(project)
    assert files(project) != before
    run = cogfal_fix("--undo", "narrator", cwd=project.parent)
    assert run.returncode == 0
    assert run.stdout == "put back narrator/cog.yaml\nput back narrator/predict.py\n"
    assert files(project) == before
    assert (project / "predict.py").stat().st_mode & 0o777 == 0o755
    assert not (project / ".cogfal").exists()
    again = cogfal_fix("--undo", "narrator", cwd=project.parent)
    assert again.returncode == 2
    assert again.stderr == "cogfal-fix: narrator: nothing to undo, no run has changed files here\n"


def test_undo_takes_every_project_of_a_folder_or_the_one_around_it(tmp_path: Path) -> None:
    roots = [write_project(tmp_path / "models" / name) for name in ("one", "two")]
    (roots[0] / "weights").mkdir()
    before = {root: files(root) for root in roots}
    cogfal_fix(tmp_path)
    assert cogfal_fix("--undo", tmp_path).returncode == 0
    assert {root: files(root) for root in roots} == before
    cogfal_fix(tmp_path)
    assert cogfal_fix("--undo", cwd=roots[0] / "weights").returncode == 0
    assert files(roots[0]) == before[roots[0]]
    assert files(roots[1]) != before[roots[1]]


def test_undo_does_not_lose_an_edit_made_since(project: Path) -> None:
    cogfal_fix(project)
    with (project / "predict.py").open("a") as file:
        file.write("# mine\n")
    edited = files(project)
    run = cogfal_fix("--undo", project)
    assert run.returncode == 2
    assert "it was edited after the last run" in run.stderr
    assert files(project) == edited
