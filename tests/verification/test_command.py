"""``cogfal-fix --verify``: of what is written, planned or stands already; nothing of the user's runs without it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from processes import cogfal_fix, git

EXAMPLES = Path(__file__).parents[2] / "examples"


def document(*arguments: str | Path) -> tuple[int, Any]:
    """The exit code and the verification of the only project."""
    done = cogfal_fix("--verify", "--format", "json", *arguments)
    (project,) = json.loads(done.stdout)["projects"]
    return done.returncode, project["verification"]


def verdicts(verification: Any) -> dict[str, str]:
    return {one["check"]: one["verdict"] for one in verification["checks"]}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example shout, not yet migrated."""
    return Path(shutil.copytree(EXAMPLES / "shout" / "cog", tmp_path / "shout"))


@pytest.mark.parametrize("name", ["tint", "shout", "patterns"])
def test_examples_pass_every_check(name: str, tmp_path: Path) -> None:
    code, found = document("--output", tmp_path / name, EXAMPLES / name / "cog")
    assert set(verdicts(found).values()) == {"passed"}, found
    assert code == 0
    assert not found["failed"]


def test_report_has_a_line_for_each_check(project: Path) -> None:
    done = cogfal_fix("--verify", project)
    lines = done.stdout[done.stdout.index("  verified with fal") :].splitlines()
    assert [line.split()[:2] for line in lines[1:7]] == [
        ["import", "passed"],
        ["options", "passed:"],
        ["openapi", "passed:"],
        ["ship", "passed:"],
        ["schema", "passed:"],
        ["answer", "passed:"],
    ]
    assert done.returncode == 0


def test_an_app_that_is_migrated_already_is_verified_against_the_journal(project: Path) -> None:
    assert cogfal_fix(project).returncode == 0
    code, found = document(project)
    assert (code, verdicts(found)["schema"]) == (0, "passed")
    assert "the files before the last run" in next(
        one["message"] for one in found["checks"] if one["check"] == "schema"
    )


def test_a_check_that_fails_is_exit_code_1(project: Path) -> None:
    cogfal_fix(project)
    app = project / "predict.py"
    app.write_text(app.read_text().replace("import fal\n", "import fal\nimport numpy\n", 1))
    done = cogfal_fix("--verify", "--quiet", "--ignore", "CF1", project)
    assert done.returncode == 1
    assert "import  failed, predict.py:" in done.stdout
    assert "passed" not in done.stdout  # quietly, only what a person has to do
    annotated = cogfal_fix("--verify", "--format", "github", "--ignore", "CF1", project)
    assert annotated.returncode == 1
    assert "--verify, import: " in annotated.stdout and "predict.py,line=" in annotated.stdout


@pytest.mark.parametrize("flag", ["--check", "--diff"])
def test_what_is_only_planned_is_verified_in_a_copy(flag: str, project: Path) -> None:
    before = {path.name: path.read_bytes() for path in project.iterdir()}
    done = cogfal_fix("--verify", flag, project)
    assert done.returncode == 1  # as without --verify: there is something to change
    assert "answer  passed" in done.stdout + done.stderr
    assert {path.name: path.read_bytes() for path in project.iterdir()} == before


def test_the_original_is_read_from_git(project: Path) -> None:
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "A model")
    cogfal_fix(project)
    shutil.rmtree(project / ".cogfal")
    git(project, "add", ".")
    git(project, "commit", "-m", "On fal")
    _, found = document(project)
    schema = next(one for one in found["checks"] if one["check"] == "schema")
    assert schema["verdict"] == "passed"
    assert "commit " in schema["message"]


def test_without_an_original_the_inputs_cannot_be_compared(project: Path, tmp_path: Path) -> None:
    cogfal_fix("--output", tmp_path / "app", project)
    code, found = document(tmp_path / "app")
    schema = next(one for one in found["checks"] if one["check"] == "schema")
    assert (code, schema["verdict"]) == (0, "not_possible")
    assert "give --cog-schema FILE" in schema["message"]


def test_the_original_is_given_as_a_document_of_cog(project: Path, tmp_path: Path) -> None:
    cogfal_fix("--output", tmp_path / "app", project)
    label = tmp_path / "schema.json"
    for default, verdict, expected in ((False, "failed", 1), (True, "passed", 0)):
        text = {"type": "string", "minLength": 1, "maxLength": 200, "description": "What to shout"}
        capitals = {"type": "boolean", "default": default, "description": "Write in capital letters"}
        inputs = {"text": text, "capitals": capitals}
        model = {"properties": inputs, "required": ["text"]}
        label.write_text(json.dumps({"components": {"schemas": {"Input": model}}}))
        code, found = document("--cog-schema", label, tmp_path / "app")
        assert (code, verdicts(found)["schema"]) == (expected, verdict), found
        assert any(str(label) in one["message"] for one in found["checks"])
    label.write_text('{"openapi": "3.0"}')
    done = cogfal_fix("--verify", "--cog-schema", label, tmp_path / "app")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no components.schemas.Input" in done.stderr


def test_nothing_runs_without_the_flag(project: Path, tmp_path: Path) -> None:
    """A module with a side effect: it is there after nothing but --verify, and there it is refused."""
    trace = tmp_path / "trace"
    side_effect = f"open({str(trace)!r}, 'w').close()\n"
    (project / "predict.py").write_text((project / "predict.py").read_text() + side_effect)
    for arguments in (["--check"], ["--diff"], ["--output", tmp_path / "app"], ["--format", "json"], []):
        cogfal_fix(*arguments, project)
        assert not trace.exists()
    cogfal_fix("--verify", project)
    assert not trace.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--verify", "--undo"], "leave out --undo"),
        (["--verify", "-"], "leave out --undo"),
        (["--cog-schema", "a.json"], "give both"),
    ],
)
def test_what_does_not_go_together(arguments: list[str], words: str) -> None:
    done = cogfal_fix(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_without_fal_it_says_what_to_install(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from flake8_cogfal.cli import main, verifying

    monkeypatch.setattr(verifying, "find_spec", lambda name: None)
    before = (project / "predict.py").read_bytes()
    assert main(["--verify", "--no-progress", str(project)]) == 2
    assert "pip install 'flake8-cogfal[verify]'" in capsys.readouterr().err
    assert (project / "predict.py").read_bytes() == before


def test_a_project_that_is_not_converted_is_not_verified(tmp_path: Path) -> None:
    (tmp_path / "cog.yaml").write_text('build:\n  gpu: false\npredict: "predict.py:Predictor"\n')
    (tmp_path / "predict.py").write_text(
        "from cog import BasePredictor\n\n\nclass Predictor(BasePredictor):\n    pass\n"
    )
    done = cogfal_fix("--verify", "--format", "json", tmp_path)
    assert json.loads(done.stdout)["projects"][0]["verification"] is None


# -- several apps -------------------------------------------------------------------------------------

TRAINING = """\
from cog import BaseModel, Input


class TrainingOutput(BaseModel):
    steps: int


def train(steps: int = Input(default=3, ge=1, le=9)) -> TrainingOutput:
    return TrainingOutput(steps=steps)
"""
PREDICTOR = """\
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, word: str = Input(description="A noun")) -> str:
        return word.upper()
"""
QUIET = """

class Quiet(Predictor):
    def setup(self) -> None:
        self.volume = 0
"""
BROKEN = """
    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=None)
"""


def loud(place: Path, **files: str) -> Path:
    """A project named ``loud`` with a predictor and more."""
    folder = place / "loud"
    folder.mkdir()
    for name, text in {
        "cog.yaml": 'predict: "predict.py:Predictor"\n',
        "predict.py": PREDICTOR,
        **files,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def trained(tmp_path: Path) -> Path:
    """A project with a predictor and a training."""
    configuration = 'predict: "predict.py:Predictor"\ntrain: "train.py:train"\n'
    return loud(tmp_path, **{"cog.yaml": configuration, "train.py": TRAINING})


def verified_apps(done: CompletedProcess[str]) -> dict[str, dict[str, str]]:
    """The verdicts of every app in a JSON report."""
    return {
        "::".join(one["app"].values()): verdicts(one)
        for project in json.loads(done.stdout)["projects"]
        for one in project["verifications"]
    }


@pytest.mark.parametrize("flag", ["--check", "--quiet"])
def test_a_training_is_verified_beside_its_predictor(flag: str, trained: Path) -> None:
    done = cogfal_fix("--verify", "--format", "json", flag, trained)
    found = verified_apps(done)
    assert list(found) == ["predict.py::Loud", "train.py::LoudTrain"]
    assert all(set(one.values()) == {"passed"} for one in found.values()), done.stdout
    (project,) = json.loads(done.stdout)["projects"]
    assert project["verification"] == project["verifications"][0]


def test_a_training_that_is_an_app_already_is_compared_with_the_training(trained: Path) -> None:
    cogfal_fix(trained)
    found = verified_apps(cogfal_fix("--verify", "--format", "json", trained))
    assert [one["schema"] for one in found.values()] == ["passed", "passed"]


def test_an_app_that_came_later_has_no_original(trained: Path) -> None:
    cogfal_fix(trained)
    (trained / "third.py").write_text((trained / "predict.py").read_text())
    found = verified_apps(cogfal_fix("--verify", "--format", "json", trained))
    assert found["third.py::Loud"]["schema"] == "not_possible"


def test_every_class_of_a_file_is_verified(tmp_path: Path) -> None:
    project = loud(tmp_path, **{"predict.py": PREDICTOR + QUIET})
    done = cogfal_fix("--verify", "--format", "json", project)
    found = verified_apps(done)
    assert list(found) == ["predict.py::Predictor", "predict.py::Quiet"]
    assert [one["schema"] for one in found.values()] == ["passed", "passed"], done.stdout


def test_every_app_has_a_heading_and_any_of_them_may_fail(tmp_path: Path) -> None:
    project = loud(tmp_path, **{"predict.py": PREDICTOR + QUIET})
    cogfal_fix(project)
    app = project / "predict.py"
    app.write_text(app.read_text() + BROKEN)
    done = cogfal_fix("--verify", "--ignore", "CF", project)
    assert done.returncode == 1
    names = [line.split()[0] for line in done.stdout.splitlines() if "verified with fal" in line]
    assert names == ["predict.py::Predictor", "predict.py::Quiet"]
    quiet = cogfal_fix("--verify", "--quiet", "--ignore", "CF", project)
    assert quiet.returncode == 1
    assert "predict.py::Predictor verified" not in quiet.stdout
    assert "predict.py::Quiet verified" in quiet.stdout
    annotated = cogfal_fix("--verify", "--format", "github", "--ignore", "CF", project)
    assert "--verify of predict.py::Quiet, answer: " in annotated.stdout
