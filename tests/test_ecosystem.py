"""``benchmarks/ecosystem.py``: what a change of the rules does to real projects."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from flake8_cogfal.cog.inputs import InputParameter
from flake8_cogfal.rules.inputs import cog_input
from flake8_cogfal.rules.machines.missing_machine_type import MissingMachineType

SCRIPT = Path(__file__).resolve().parents[1] / "benchmarks" / "ecosystem.py"

CONFIGURATION = 'build:\n  python_version: "3.11"\npredict: "predict.py:Predictor"\n'

PREDICTOR = """\
from cog import BasePredictor


class Predictor(BasePredictor):
    def predict(self, text: str) -> str:
        return text.upper()
"""

APP = """\
import fal


class Shout(fal.App):
    app_name = "shout"
"""

Ecosystem = Callable[..., int]


@pytest.fixture
def ecosystem() -> Ecosystem:
    """The script's ``main``."""
    main: Ecosystem = runpy.run_path(str(SCRIPT))["main"]
    return main


@pytest.fixture
def projects(tmp_path: Path) -> Path:
    """Two projects: one of Cog, and an app that is on fal already."""
    folder = tmp_path / "projects"
    (folder / "ann__shout").mkdir(parents=True)
    (folder / "ann__shout" / "cog.yaml").write_text(CONFIGURATION)
    (folder / "ann__shout" / "predict.py").write_text(PREDICTOR)
    (folder / "bob__app").mkdir()
    (folder / "bob__app" / "app.py").write_text(APP)
    return folder


@pytest.fixture
def saved(ecosystem: Ecosystem, projects: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A run with the rules as they are."""
    path = tmp_path / "run.json"
    assert ecosystem([str(projects), "--save", str(path)]) == 0
    assert capsys.readouterr().out.startswith("2 projects, ")
    return str(path)


def test_the_same_rules_say_the_same(
    ecosystem: Ecosystem, projects: Path, saved: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ecosystem([str(projects), "--against", saved, "--jobs", "2"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert line.endswith("rewritten: no differ")
    assert (projects / "ann__shout" / "predict.py").read_text() == PREDICTOR


def test_lost_findings_are_told(
    ecosystem: Ecosystem,
    projects: Path,
    saved: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(MissingMachineType, "check", lambda rule, file: ())
    assert ecosystem([str(projects), "--against", saved]) == 1
    printed = capsys.readouterr().out
    assert "CF801 missing-machine-type: 1 lost\n  - bob__app/app.py:4:1: " in printed
    assert printed.splitlines()[-1].endswith(": 1 lost findings differ")


def test_reworded_findings_and_reasons_to_decline_are_told(
    ecosystem: Ecosystem,
    projects: Path,
    saved: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(parameter: InputParameter) -> str:
        return "is a text"

    monkeypatch.setattr(cog_input, "why_not", refused)
    assert ecosystem([str(projects), "--against", saved]) == 1
    printed = capsys.readouterr().out
    assert "CF301 cog-input: 1 reworded\n  - ann__shout/predict.py:5:23: `text` must be" in printed
    assert "  + ann__shout/predict.py:5:23: `text`: is a text (blocks)\n" in printed
    assert "reasons to decline, CF301: 1 that differ\n  + ann__shout: predict.py:5:23: CF301 " in printed
    assert "lost rewrite: ann__shout/cog.yaml:1\n" in printed
    assert printed.splitlines()[-1].endswith("1 reworded findings, 1 reasons to decline, 2 rewrites differ")


def test_new_projects_and_new_findings_are_told(
    ecosystem: Ecosystem, projects: Path, saved: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (projects / "zoe__app").mkdir()
    (projects / "zoe__app" / "app.py").write_text(APP)
    assert ecosystem([str(projects), "--against", saved]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("new project: zoe__app\n")
    assert ": 1 new\n  + zoe__app/app.py:4:1: " in printed


def test_a_changed_rewrite_is_a_diff_between_the_diffs(
    ecosystem: Ecosystem,
    projects: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "run.json"
    assert ecosystem([str(projects), "--save", str(path)]) == 0
    saved = path.read_text()
    path.write_text(saved.replace('+    machine_type = \\"L\\"', '+    machine_type = \\"M\\"'))
    assert path.read_text() != saved
    capsys.readouterr()
    assert ecosystem([str(projects), "--against", str(path)]) == 1
    printed = capsys.readouterr().out
    assert "changed rewrite: ann__shout/predict.py:" in printed
    assert '    -+    machine_type = "M"\n    ++    machine_type = "L"\n' in printed


def test_what_is_no_saved_run_is_refused(ecosystem: Ecosystem, projects: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("[]")
    with pytest.raises(SystemExit, match="2"):
        ecosystem([str(projects), "--against", str(tmp_path / "other.json")])
