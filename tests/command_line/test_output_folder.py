"""``--output``: the converted project in another folder, the original left alone."""

from __future__ import annotations

from pathlib import Path

from narrator import files, write_project
from processes import cogfal_fix


def test_output_writes_beside_the_original(project: Path, tmp_path: Path) -> None:
    (project / "sample.bin").write_bytes(bytes(range(256)))
    before = files(project)
    run = cogfal_fix("--output", "there", "narrator", cwd=tmp_path)
    assert run.returncode == 0
    assert run.stdout.startswith("narrator: converted into there\n")
    assert "    cd there\n" in run.stdout
    assert "--undo" not in run.stdout
    assert files(project) == before
    assert not (project / ".cogfal").exists()
    cogfal_fix(project)
    assert files(tmp_path / "there") == files(project)


def test_output_refuses_a_folder_with_files_in_it(project: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mine.txt").write_text("mine")
    run = cogfal_fix("--output", tmp_path / "there", project)
    assert run.returncode == 2
    assert "is there already and not empty" in run.stdout
    assert files(tmp_path / "there") == {"mine.txt": b"mine"}


def test_output_refuses_a_folder_inside_the_project(project: Path) -> None:
    before = files(project)
    run = cogfal_fix("--output", project / "out", project)
    assert run.returncode == 2
    assert "lies inside the project" in run.stdout
    assert files(project) == before


def test_output_never_writes_through_a_link_into_the_original(project: Path, tmp_path: Path) -> None:
    (project / "shared").mkdir()
    (project / "predict.py").rename(project / "shared" / "predictor.txt")
    (project / "predict.py").symlink_to(project / "shared" / "predictor.txt")
    before = files(project)
    run = cogfal_fix("--output", tmp_path / "there", project)
    assert run.returncode == 0
    assert files(project) == before
    assert b"fal.App" in (tmp_path / "there" / "shared" / "predictor.txt").read_bytes()


def test_output_takes_one_project(tmp_path: Path) -> None:
    write_project(tmp_path / "all" / "one")
    write_project(tmp_path / "all" / "two")
    run = cogfal_fix("--output", tmp_path / "there", tmp_path / "all")
    assert run.returncode == 2
    assert run.stderr == "cogfal-fix: --output takes one project at a time\n"
    assert not (tmp_path / "there").exists()
