"""``cogfal-fix`` converts a project in place, or leaves it whole and says why."""

from __future__ import annotations

from pathlib import Path

from narrator import CONFIGURATION, HIDDEN, PREDICTOR, files, write_project
from processes import cogfal_fix


def test_converts_in_place(project: Path) -> None:
    run = cogfal_fix(project)
    assert run.returncode == 0
    assert list(files(project)) == ["predict.py"]
    app = (project / "predict.py").read_text()
    compile(app, "predict.py", "exec")
    assert "class Narrator(fal.App" in app
    assert '@fal.endpoint("/")' in app
    assert "cog" not in app


def test_the_report_says_what_was_done_and_what_to_type_next(project: Path) -> None:
    run = cogfal_fix("narrator", cwd=project.parent)
    assert run.stdout.startswith("narrator: converted\n")
    assert "1 x CF201 cog-predictor" in run.stdout
    assert "removed cog.yaml\n    changed predict.py\n" in run.stdout
    assert "machine_type L: " in run.stdout
    *_, change_folder, try_it, deploy, undo = run.stdout.splitlines()
    assert change_folder.split() == ["cd", "narrator"]
    assert try_it.endswith("uvx --python 3.11 --from fal fal run predict.py::Narrator")
    assert deploy.endswith("uvx --python 3.11 --from fal fal deploy predict.py::Narrator")
    assert undo.endswith("cogfal-fix --undo narrator")


def test_commands_in_the_report_survive_a_space_in_the_path(tmp_path: Path) -> None:
    write_project(tmp_path / "the narrator")
    run = cogfal_fix(cwd=tmp_path)
    assert "cd 'the narrator'\n" in run.stdout
    assert "cogfal-fix --undo 'the narrator'\n" in run.stdout


def test_a_new_dockerfile_is_created_and_not_changed(tmp_path: Path) -> None:
    packages = "build:\n  system_packages:\n    - ffmpeg"
    root = write_project(tmp_path / "film", configuration=CONFIGURATION.replace("build:", packages))
    run = cogfal_fix(root)
    assert "created Dockerfile\n" in run.stdout
    assert "changed predict.py\n" in run.stdout
    assert cogfal_fix("--undo", root).stdout.splitlines()[-1] == f"removed {root / 'Dockerfile'}"
    assert sorted(files(root)) == ["cog.yaml", "predict.py"]


def test_a_second_run_changes_nothing(project: Path) -> None:
    cogfal_fix(project)
    converted = files(project)
    run = cogfal_fix(project)
    assert run.returncode == 0
    assert run.stdout == f"{project}: nothing to change\n"
    assert files(project) == converted


def test_what_cannot_be_converted_is_left_whole_and_explained(tmp_path: Path) -> None:
    root = write_project(tmp_path / "speller", HIDDEN)
    before = files(root)
    run = cogfal_fix(root)
    assert run.returncode == 1
    assert run.stdout.startswith(
        f"{root}: not converted\n  nothing was changed, because of:\n    predict.py:4:"
    )
    assert "CF201" in run.stdout
    assert "cogfal-fix --image-only" in run.stdout
    assert files(root) == before


def test_equal_reasons_are_not_repeated_without_end(tmp_path: Path) -> None:
    calls = "".join(f"        print(current_scope().context, {n})\n" for n in range(9))
    predictor = PREDICTOR.replace("import Base", "import current_scope, Base").replace(
        "        heard", calls + "        heard"
    )
    root = write_project(tmp_path / "narrator", predictor)
    assert cogfal_fix(root).stdout.count("CF208") == 3
    assert "and 6 more of the same kind (--verbose shows them)" in cogfal_fix(root).stdout
    assert cogfal_fix("--verbose", root).stdout.count("CF208") == 9
    assert cogfal_fix("--check", root).stdout.count("CF208") == 9
