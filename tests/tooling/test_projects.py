"""Tooling around whole projects: whose it is, what it does to the exit code, and where it is reported."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flake8_cogfal.checking import check_companions
from flake8_cogfal.cli import main
from flake8_cogfal.linting import findings_in_file, findings_in_tooling
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects

CONFIGURATION = 'build:\n  python_version: "3.11"\npredict: "predict.py:Predictor"\n'
PREDICTOR = """\
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, text: str = Input(description="A text")) -> str:
        return text.upper()
"""
APP = """\
import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="A text")


class Output(BaseModel):
    text: str


class Shout(fal.App, python_version="3.11"):
    app_name = "shout"
    machine_type = "M"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text.upper())
"""
WORKFLOW = """\
on: push
jobs:
  push:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: replicate/setup-cog@v2
      - run: cog push
"""
MODEL = {"shout/cog.yaml": CONFIGURATION, "shout/predict.py": PREDICTOR}
ON_FAL = {"shout/predict.py": APP}


def write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def places(root: Path) -> dict[str, list[tuple[str, int]]]:
    """The findings of this family by code, in every project below a folder."""
    found: dict[str, list[tuple[str, int]]] = {}
    for project in find_projects(root):
        for one in check_companions(project, Options(select=("CF9",))):
            found.setdefault(one.code, []).append((one.place.path, one.place.line))
    return found


# -- whose it is ------------------------------------------------------------------------------------------


def test_a_readme_is_a_note_and_leaves_nothing_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {**MODEL, "shout/README.md": "Try `cog predict -i text=a`, then `cog push`.\n"})
    assert main([str(tmp_path), "--no-progress"]) == 0
    out = capsys.readouterr().out
    assert "converted, 2 notes\n" in out
    assert "README.md:1:1: CF901 `cog push`" in out
    assert "fal deploy predict.py::Shout --auth private" in out
    assert "TODO" not in (tmp_path / "shout/predict.py").read_text()


def test_a_script_is_left_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {**MODEL, "shout/push.sh": "cog push\n"})
    assert main([str(tmp_path), "--no-progress"]) == 1
    assert "1 finding is left for you\n" in capsys.readouterr().out
    assert (tmp_path / "shout/push.sh").read_text() == "cog push\n"


def test_notes_alone_are_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {**MODEL, "shout/README.md": "`cog push`\n"})
    assert main([str(tmp_path), "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_the_json_report_tells_notes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {**MODEL, "shout/README.md": "`cog push`\n", "shout/push.sh": "cog push\n"})
    main([str(tmp_path), "--format", "json", "--check"])
    (project,) = json.loads(capsys.readouterr().out)["projects"]
    assert {one["path"]: one["note"] for one in project["left"]} == {"README.md": True, "push.sh": False}


def test_what_stands_several_times_is_one_finding(tmp_path: Path) -> None:
    text = "push:\n" + "".join(f"\tcog push {number}\n" for number in range(7))
    write(tmp_path, {**MODEL, "shout/Makefile": text})
    (project,) = find_projects(tmp_path)
    (found,) = check_companions(project, Options(select=("CF901",)))
    assert found.place.line == 2
    assert found.message.endswith("(also in lines 3, 4, 5 and 3 more)")


def test_files_of_a_project_inside_are_its_own(tmp_path: Path) -> None:
    write(tmp_path, {**MODEL, "cog.yaml": CONFIGURATION, "predict.py": PREDICTOR})
    write(tmp_path, {"shout/push.sh": "cog push\n", "scripts/push.sh": "cd shout && cog push\n"})
    assert places(tmp_path) == {"CF901": [("push.sh", 1)]}


def test_the_root_of_the_repository_works_for_a_project_below_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path, {**MODEL, "other/cog.yaml": CONFIGURATION, "other/predict.py": PREDICTOR})
    write(tmp_path, {"Makefile": "push:\n\tcd shout && cog push\n\tcog push\n", "README.md": "`cog push`\n"})
    write(tmp_path, {".github/workflows/push.yml": WORKFLOW + "        working-directory: ./shout\n"})
    assert places(tmp_path) == {
        "CF901": [("../Makefile", 2)],
        "CF902": [("../.github/workflows/push.yml", 8)],
    }
    assert main([str(tmp_path), "--no-progress", "--unsafe-fixes"]) == 1
    assert "cog push" in (tmp_path / ".github/workflows/push.yml").read_text()


def test_a_repository_with_one_project_speaks_of_it_everywhere(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    setup = "on: push\njobs:\n  a:\n    steps:\n      - uses: replicate/setup-cog@v2\n"
    write(tmp_path, {**MODEL, "README.md": "# Shout\n\n`cog push`\n", "scripts/push.sh": "cd $1\ncog push\n"})
    write(
        tmp_path,
        {".github/workflows/push.yml": setup, "package.json": '{"scripts": {"a": "cd b && cog push"}}'},
    )
    write(tmp_path, {".devcontainer/up.sh": "pip install cog\n", "src/lib/a.sh": "cog push\n"})
    assert places(tmp_path) == {
        "CF901": [("../.devcontainer/up.sh", 1), ("../README.md", 3), ("../scripts/push.sh", 2)],
        "CF902": [("../.github/workflows/push.yml", 5)],
    }
    write(tmp_path, {"other/cog.yaml": CONFIGURATION, "other/predict.py": PREDICTOR})
    assert places(tmp_path) == {}


def test_an_action_of_the_repository_is_reported_and_stays(tmp_path: Path) -> None:
    action = "runs:\n  using: composite\n  steps:\n    - run: cog push\n      shell: bash\n"
    path = ".github/actions/push/action.yml"
    write(tmp_path, {**MODEL, f"shout/{path}": action, "shout/.github/publish.sh": "cog push\n"})
    assert places(tmp_path) == {"CF901": [(".github/publish.sh", 1)], "CF902": [(path, 4)]}
    assert main([str(tmp_path), "--no-progress", "--unsafe-fixes"]) == 1
    assert (tmp_path / "shout" / path).read_text() == action


def test_an_app_that_was_one_of_cog_keeps_its_notes(tmp_path: Path) -> None:
    write(tmp_path, {**ON_FAL, "shout/README.md": "```\ncog predict -i text=a\n```\n"})
    assert places(tmp_path) == {"CF901": [("README.md", 2)]}


@pytest.mark.parametrize(
    "files",
    [
        {"shout/README.md": "`cog build` makes the gears, `cog init` starts them.\n"},
        {"shout/Makefile": "all:\n\tcog build\n"},
        {"README.md": "`cog push r8.im/alice/shout`\n"},
        {
            "shout/README.md": "`cog push`\n",
            **{f"shout/old/{name[6:]}": text for name, text in MODEL.items()},
        },
        {"shout/docs/a/b/c/README.md": "`cog push`\n"},
        {"shout/node_modules/x/README.md": "`cog push`\n"},
        {"shout/.venv/README.md": "`cog push`\n"},
        {"shout/CHANGELOG.md": "`cog push`\n"},
    ],
)
def test_other_cogs_of_an_app_on_fal(tmp_path: Path, files: dict[str, str]) -> None:
    write(tmp_path, {**ON_FAL, **files})
    assert [
        place for found in places(tmp_path / "shout").values() for place in found if place[0] != "x"
    ] == []


def test_of_two_apps_in_a_folder_the_first_speaks(tmp_path: Path) -> None:
    write(tmp_path, {**ON_FAL, "shout/train.py": APP, "shout/README.md": "`cog push r8.im/alice/shout`\n"})
    assert places(tmp_path) == {"CF901": [("README.md", 1)]}


def test_no_project_no_finding(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": "`cog push`\n", "bot.py": "import discord\n", "push.sh": "cog push\n"})
    assert places(tmp_path) == {}


def test_clients_of_replicate_speak_for_no_model(tmp_path: Path) -> None:
    client = 'import replicate\n\nprint(replicate.run("alice/shout", input={"text": "a"}))\n'
    write(tmp_path, {"ask.py": client, "README.md": "`cog push r8.im/alice/shout`\n", "cog.lock": "cog\n"})
    assert places(tmp_path) == places(tmp_path / "ask.py") == {}


# -- workflows --------------------------------------------------------------------------------------------


def test_a_workflow_is_rewritten_once_the_predictor_is(tmp_path: Path) -> None:
    path = tmp_path / "shout/.github/workflows/push.yml"
    write(tmp_path, {**MODEL, "shout/.github/workflows/push.yml": WORKFLOW.replace("\n", "\r\n")})
    assert main([str(tmp_path), "--no-progress", "--unsafe-fixes", "--select", "CF9"]) == 1
    assert "cog push" in path.read_text()
    assert main([str(tmp_path), "--no-progress", "--unsafe-fixes"]) == 0
    data = path.read_bytes()
    assert b"run: fal deploy predict.py::Shout --auth private\r\n" in data
    assert data.count(b"\n") == data.count(b"\r\n")
    assert main([str(tmp_path), "--no-progress", "--unsafe-fixes"]) == 0
    assert path.read_bytes() == data


def test_a_workflow_waits_for_the_flag(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {**MODEL, "shout/.github/workflows/push.yml": WORKFLOW})
    assert main([str(tmp_path), "--no-progress"]) == 1
    assert "--unsafe-fixes fixes some of this" in capsys.readouterr().out
    assert main([str(tmp_path), "--no-progress", "--unsafe-fixes"]) == 0
    assert "fal deploy" in (tmp_path / "shout/.github/workflows/push.yml").read_text()


def test_a_workflow_of_a_project_that_is_declined_stays(tmp_path: Path) -> None:
    declined = PREDICTOR.replace("text.upper()", "self.other.predict(text)").replace("-> str", "")
    write(tmp_path, {**MODEL, "shout/predict.py": declined, "shout/.github/workflows/push.yml": WORKFLOW})
    main([str(tmp_path), "--no-progress", "--unsafe-fixes"])
    if "cog push" not in (tmp_path / "shout/.github/workflows/push.yml").read_text():
        assert "fal.App" in (tmp_path / "shout/predict.py").read_text()


def test_a_training_speaks_for_nothing(tmp_path: Path) -> None:
    training = (
        "from cog import Input\n\n\ndef train(steps: int = Input(default=1)) -> str:\n    return str(steps)\n"
    )
    write(tmp_path, {**MODEL, "shout/cog.yaml": CONFIGURATION + 'train: "train.py:train"\n'})
    write(tmp_path, {"shout/train.py": training, "shout/.github/workflows/push.yml": WORKFLOW})
    assert main([str(tmp_path), "--no-progress", "--unsafe-fixes"]) == 0
    assert (tmp_path / "shout/.github/workflows/push.yml").read_text().count("fal deploy") == 1


# -- leftovers --------------------------------------------------------------------------------------------


def test_leftovers(tmp_path: Path) -> None:
    write(tmp_path, {**MODEL, "shout/.cog/openapi_schema.json": "{}", "shout/cog.lock": "cog\n"})
    write(
        tmp_path,
        {"shout/cog-safe-push.yaml": "model: a/b\n", "shout/cog-safe-push-configs/a.yaml": "model: a\n"},
    )
    write(tmp_path, {"shout/.dockerignore": "*.pyc\n\n# generated by replicate/cog\n__pycache__\n"})
    write(tmp_path, {"shout/cog_large.yaml": "# cog\npredict: large.py:Predictor\n"})
    write(
        tmp_path,
        {
            "shout/x.yml": "a: b\n# yaml-language-server: $schema=https://raw.githubusercontent.com/replicate/cog/x\n"
        },
    )
    assert sorted(places(tmp_path)["CF903"]) == [
        (".cog", 1),
        (".dockerignore", 3),
        ("cog-safe-push-configs/a.yaml", 1),
        ("cog-safe-push.yaml", 1),
        ("cog.lock", 1),
        ("cog_large.yaml", 1),
        ("x.yml", 2),
    ]


def test_no_leftovers(tmp_path: Path) -> None:
    write(
        tmp_path, {**MODEL, "shout/.dockerignore": ".cog\n__pycache__\n", "shout/cog.toml": "[changelog]\n"}
    )
    write(
        tmp_path,
        {
            "shout/cogs.yaml": "predict: x\n",
            "shout/cog-colours.yaml": "cog: red\n",
            "shout/poetry.lock": "cog",
        },
    )
    write(tmp_path, {"shout/x.yml": "# cogfal: ignore=CF903\n# yaml-language-server: cog\na: b\n"})
    (tmp_path / "shout/.cog").mkdir()
    assert "CF903" not in places(tmp_path)


# -- flake8 -----------------------------------------------------------------------------------------------


def linted(path: Path) -> list[tuple[int, int, str]]:
    text = path.read_text()
    options = Options(select=("CF9",))
    return list(findings_in_file(str(path), text, ast.parse(text), options, anchored=True))


def test_flake8_names_what_runs_once_for_each_rule_and_leaves_notes_out(tmp_path: Path) -> None:
    write(
        tmp_path,
        {**MODEL, "shout/README.md": "`cog push`\n", "shout/.cog/x": "", "shout/other.py": "import cog\n"},
    )
    write(tmp_path, {"shout/.github/workflows/push.yml": WORKFLOW, "shout/a.sh": "cog build\ncog push\n"})
    found = linted(tmp_path / "shout/predict.py")
    assert sorted((line, text[:5]) for line, _, text in found) == [(4, "CF901"), (4, "CF902")]
    rests = [
        text[:5] for _, _, text in found if "(and 1 more like it: cogfal-fix --check lists them)" in text
    ]
    assert rests == ["CF901"]
    assert linted(tmp_path / "shout/other.py") == []


def test_documents_are_not_read_for_flake8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {**MODEL, "shout/README.md": "`cog push`\n"})
    read: list[str] = []
    monkeypatch.setattr("flake8_cogfal.tooling.around.text_of", lambda _, path: read.append(path))
    assert linted(tmp_path / "shout/predict.py") == []
    assert read == []


def test_the_files_themselves(tmp_path: Path) -> None:
    write(
        tmp_path,
        {**MODEL, "shout/docs/README.md": "x\n`cog push`\n", "shout/.github/workflows/a.yml": WORKFLOW},
    )
    options = Options()
    document, workflow = tmp_path / "shout/docs/README.md", tmp_path / "shout/.github/workflows/a.yml"
    (found,) = findings_in_tooling(str(document), document.read_text(), options)
    assert found[:2] == (2, 0) and found[2].startswith("CF901 `cog push`")
    assert [line for line, _, _ in findings_in_tooling(str(workflow), workflow.read_text(), options)] == [
        7,
    ]
    assert list(findings_in_tooling(str(tmp_path / "README.md"), "`cog push`\n", options)) == []


@pytest.mark.parametrize("mode", ["anchor", "inline"])
def test_with_the_real_flake8(tmp_path: Path, mode: str) -> None:
    write(tmp_path, {**MODEL, "shout/Makefile": "push:\n\tcog push\n"})
    command = [
        sys.executable,
        "-m",
        "flake8",
        "--select",
        "CF9",
        f"--cogfal-companions={mode}",
        "--jobs",
        "1",
    ]
    root = Path(__file__).resolve().parents[2]
    result = subprocess.run(
        [*command, "predict.py", *(["Makefile"] if mode == "inline" else [])],
        cwd=tmp_path / "shout",
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )
    assert result.stderr == ""
    start = "Makefile:2:1: CF901 " if mode == "inline" else "predict.py:4:1: CF901 Makefile:2: "
    assert result.stdout.startswith(start)
    assert len(result.stdout.splitlines()) == 1
