"""Paths that name several projects, a part of one, one that has no cog.yaml, or none."""

from __future__ import annotations

from pathlib import Path

from narrator import APP, HIDDEN, PREDICTOR, files, write_project
from processes import cogfal_fix


def test_several_projects_are_converted_in_several_processes(tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        write_project(tmp_path / jobs / "models" / "narrator")
        write_project(tmp_path / jobs / "models" / "speller", HIDDEN)
        (tmp_path / jobs / "tool.py").write_text(APP)
    alone = cogfal_fix("--jobs", "1", cwd=tmp_path / "1")
    together = cogfal_fix("--jobs", "2", cwd=tmp_path / "2")
    assert together.stdout == alone.stdout
    assert together.returncode == alone.returncode == 1
    assert files(tmp_path / "2") == files(tmp_path / "1")
    assert "3 projects: 1 without changes, 1 changed, 1 not converted\n" in together.stdout


def test_a_file_or_a_folder_inside_a_project_means_the_project(tmp_path: Path) -> None:
    for inside in ("predict.py", "cog.yaml", "weights", "weights/notes.txt"):
        root = write_project(tmp_path / inside.replace("/", "-") / "narrator")
        (root / "weights").mkdir()
        (root / "weights" / "notes.txt").write_text("none")
        assert cogfal_fix(root / inside).returncode == 0
        assert "class Narrator(fal.App" in (root / "predict.py").read_text()


def test_a_project_named_twice_is_converted_once(project: Path) -> None:
    run = cogfal_fix(project, project / "predict.py", project / "." / "cog.yaml")
    assert run.stdout.count("converted") == 1


def test_a_predictor_without_a_cog_yaml_is_converted_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "predict.py").write_text(PREDICTOR)
    nothing = cogfal_fix(tmp_path)
    assert (nothing.returncode, (tmp_path / "predict.py").read_text()) == (0, PREDICTOR)
    assert "cogfal-fix predict.py" in nothing.stdout
    assert cogfal_fix(tmp_path / "predict.py").returncode == 0
    assert "(fal.App" in (tmp_path / "predict.py").read_text()


def test_an_empty_folder_is_done(tmp_path: Path) -> None:
    run = cogfal_fix(tmp_path)
    assert run.returncode == 0
    assert run.stdout.startswith("no cog.yaml, no fal.App and no client of Replicate here")
