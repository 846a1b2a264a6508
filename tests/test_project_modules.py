"""Modules of the project beside its app: what is written into them, and what is only said about them."""

from __future__ import annotations

import ast
from pathlib import Path

from flake8_cogfal.checking import check
from flake8_cogfal.engine import migrate
from flake8_cogfal.findings import Applicability
from flake8_cogfal.linting import findings_in_file
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.project.project import Project
from flake8_cogfal.source.tree import Tree

CONFIGURATION = 'build:\n  python_version: "3.11"\npredict: "predict.py:Predictor"\n'
PREDICTOR = """\
from cog import BasePredictor, Input

from words import changed


class Predictor(BasePredictor):
    def predict(self, text: str = Input(description="Text")) -> str:
        return changed(text)
"""
WORDS = """\
from cog import Path


def changed(text):
    return Path(text).stem
"""
TRAINING = """\
from cog import BaseModel, Input, Path

from words import changed


class TrainingOutput(BaseModel):
    weights: Path


def train(text: str = Input(description="Text")) -> TrainingOutput:
    path = Path("/tmp/words.txt")
    path.write_text(changed(text))
    return TrainingOutput(weights=path)
"""
APP = """\
import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Changer(fal.App):
    machine_type = "XS"
    app_files = ["words.py"]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from words import changed

        return Output(text=changed(input.text))
"""


def project_of(folder: Path, files: dict[str, str]) -> Project:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (project,) = find_projects(folder)
    return project


def said_of(migration: Migration, path: str) -> list[tuple[str, Applicability]]:
    return [(one.code, one.applicability) for one in migration.found if one.place.path == path]


def test_a_second_run_finds_nothing_in_the_modules(tmp_path: Path) -> None:
    project = project_of(tmp_path, {"cog.yaml": CONFIGURATION, "predict.py": PREDICTOR, "words.py": WORDS})
    migration = migrate(project, Options())
    assert migration.changes["words.py"] == WORDS.replace("from cog", "from pathlib").encode()
    again = Project(Tree(tmp_path, dict(migration.changes)), None, "predict.py")
    assert [one.code for one in check(again, Options()) if one.place.path == "words.py"] == []


def test_a_file_that_the_app_does_without_stays_as_it_is(tmp_path: Path) -> None:
    files = {
        "cog.yaml": CONFIGURATION,
        "predict.py": PREDICTOR,
        "words.py": WORDS,
        "old/predict.py": PREDICTOR,
    }
    migration = migrate(project_of(tmp_path, files), Options())
    assert not migration.declined
    assert "old/predict.py" not in migration.changes
    assert said_of(migration, "old/predict.py") == [("CF101", Applicability.MANUAL)]
    assert [one.place.path for one in migration.left] == ["old/predict.py"]


def test_a_predictor_and_its_training_share_a_module(tmp_path: Path) -> None:
    configuration = CONFIGURATION + 'train: "train.py:train"\n'
    files = {"cog.yaml": configuration, "predict.py": PREDICTOR, "train.py": TRAINING, "words.py": WORDS}
    migration = migrate(project_of(tmp_path, files), Options())
    assert not migration.declined
    assert migration.changes["words.py"] == WORDS.replace("from cog", "from pathlib").encode()
    assert said_of(migration, "words.py") == [("CF101", Applicability.SAFE)]


def test_a_module_of_the_training_alone_is_converted_with_it(tmp_path: Path) -> None:
    configuration = CONFIGURATION + 'train: "train.py:train"\n'
    predictor = PREDICTOR.replace("from words import changed\n", "").replace("changed(text)", "text")
    files = {"cog.yaml": configuration, "predict.py": predictor, "train.py": TRAINING, "words.py": WORDS}
    migration = migrate(project_of(tmp_path, files), Options())
    assert migration.changes["words.py"] == WORDS.replace("from cog", "from pathlib").encode()
    assert said_of(migration, "words.py") == [("CF101", Applicability.SAFE)]
    assert migration.left == ()


def test_a_training_that_imports_the_predictor_is_marked(tmp_path: Path) -> None:
    configuration = CONFIGURATION + 'train: "train.py:train"\n'
    predictor = "STEPS = 4\n" + PREDICTOR
    training = TRAINING.replace("from words import changed\n", "from predict import STEPS\n").replace(
        "changed(text)", "text * STEPS"
    )
    files = {"cog.yaml": configuration, "predict.py": predictor, "train.py": training, "words.py": WORDS}
    migration = migrate(project_of(tmp_path, files), Options())
    assert [(one.code, one.place.path) for one in migration.left] == [("CF206", "train.py")]
    assert b"# TODO(cogfal CF206): it imports `predict.py`" in (migration.changes["train.py"] or b"")


def test_a_module_of_a_fal_app_is_mended(tmp_path: Path) -> None:
    migration = migrate(project_of(tmp_path, {"app.py": APP, "words.py": WORDS}), Options())
    assert migration.changes == {"words.py": WORDS.replace("from cog", "from pathlib").encode()}


def test_a_module_of_a_fal_app_that_cannot_be_mended_is_left(tmp_path: Path) -> None:
    words = WORDS.replace("Path\n", "Path, File\n", 1).replace("Path(text).stem", "isinstance(text, File)")
    migration = migrate(project_of(tmp_path, {"app.py": APP, "words.py": words}), Options())
    assert migration.changes == {}
    assert not migration.declined
    assert {applicability for _, applicability in said_of(migration, "words.py")} == {Applicability.MANUAL}


def test_a_fal_app_that_can_do_without_cog_stays_as_it_is(tmp_path: Path) -> None:
    fallback = "try:\n    from cog import Path\nexcept ImportError:\n    from pathlib import Path\n\n"
    migration = migrate(project_of(tmp_path, {"app.py": fallback + APP, "words.py": WORDS}), Options())
    assert set(migration.changes) == {"app.py", "words.py"}
    assert b"try:\n    # TODO(cogfal CF101)" in (migration.changes["app.py"] or b"")


def test_a_script_that_the_app_starts_is_one_of_its_modules(tmp_path: Path) -> None:
    predictor = PREDICTOR.replace("from words import changed", "import subprocess").replace(
        "changed(text)", 'subprocess.check_output(["python", "words.py", text], text=True)'
    )
    migration = migrate(
        project_of(tmp_path, {"cog.yaml": CONFIGURATION, "predict.py": predictor, "words.py": WORDS}),
        Options(),
    )
    assert migration.changes["words.py"] == WORDS.replace("from cog", "from pathlib").encode()


def test_a_cog_of_ones_own_is_not_cogs(tmp_path: Path) -> None:
    files = {
        "cog/__init__.py": "",
        "cog/wheels.py": "TEETH = 8\n",
        "main.py": "from cog.wheels import TEETH\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    text = "from cog.wheels import TEETH\n"
    (tmp_path / "cog/axle.py").write_text(text, encoding="utf-8")
    for path in ("main.py", "cog/axle.py"):
        assert (
            list(findings_in_file(str(tmp_path / path), text, ast.parse(text), Options(), anchored=True))
            == []
        )


def test_a_cog_of_ones_own_in_a_project_of_cog_stands_in_the_way(tmp_path: Path) -> None:
    files = {"cog.yaml": CONFIGURATION, "predict.py": PREDICTOR, "words.py": WORDS, "cog.py": "TEETH = 8\n"}
    migration = migrate(project_of(tmp_path, files), Options())
    assert any("rename it" in reason for reason in migration.declined)
