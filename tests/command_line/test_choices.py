"""What the user chooses: rules, the machine, names of inputs; on the command line or in pyproject.toml."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from narrator import APP, PREDICTOR, files, write_project
from processes import cogfal_fix


def test_selected_import_rules_leave_the_predictor_one_of_cog(tmp_path: Path) -> None:
    predictor = PREDICTOR.replace("import json\n", "import json\n\nimport numpy as np\n").replace(
        "known = ", "known = np.pi and "
    )
    root = write_project(tmp_path / "narrator", predictor)
    run = cogfal_fix("--select", "CF1", root)
    assert run.returncode == 1
    source = (root / "predict.py").read_text()
    assert '        """Describe a picture"""\n        import numpy as np\n' in source
    assert "class Predictor(BasePredictor):" in source
    assert (root / "cog.yaml").exists()
    assert "CF103" in run.stdout
    assert "CF201" not in run.stdout
    assert "the predictor stays one of Cog" in run.stdout


@pytest.mark.parametrize("choice", [["--select", "CF201,CF202"], ["--ignore", "CF305"], ["--ignore", "CF3"]])
def test_half_a_conversion_is_not_made(project: Path, choice: list[str]) -> None:
    before = files(project)
    run = cogfal_fix(*choice, project)
    assert run.returncode == 1
    assert "left for you:" in run.stdout
    assert "the predictor stays one of Cog" in run.stdout
    assert files(project) == before


def test_ignored_codes_and_prefixes_are_not_reported(project: Path) -> None:
    assert "CF3" not in cogfal_fix("--check", "--ignore", "CF3", project).stdout
    by_code = cogfal_fix("--check", "--ignore", "CF301", project).stdout
    assert "CF301" not in by_code
    assert "CF305" in by_code


@pytest.mark.parametrize("flag", ["--select", "--ignore", "--explain"])
def test_a_rule_that_does_not_exist_is_bad_usage(project: Path, flag: str) -> None:
    run = cogfal_fix(flag, "CF999", project)
    assert run.returncode == 2
    assert run.stderr == "cogfal-fix: there is no rule `CF999` (cogfal-fix --list-rules lists them)\n"


# --- Options of a conversion


def test_unsafe_fixes_are_offered_and_applied_on_request_only(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(APP)
    careful = cogfal_fix(tmp_path)
    assert careful.returncode == 1
    assert "app.py:9:1: CF801" in careful.stdout
    assert "--unsafe-fixes fixes some of this" in careful.stdout
    assert (tmp_path / "app.py").read_text() == APP
    assert cogfal_fix("--unsafe-fixes", tmp_path).returncode == 0
    assert 'class Shout(fal.App):\n    machine_type = "L"\n' in (tmp_path / "app.py").read_text()


def test_the_machine_can_be_chosen(project: Path) -> None:
    assert cogfal_fix("--machine-type", "GPU-H100", project).returncode == 0
    assert 'machine_type = "GPU-H100"' in (project / "predict.py").read_text()


def test_an_unknown_machine_is_refused_with_the_list(project: Path) -> None:
    before = files(project)
    run = cogfal_fix("--machine-type", "GPU-H1000", project)
    assert run.returncode == 2
    assert "no machine type `GPU-H1000`" in run.stderr
    assert "XS, S, M, L, XL, GPU-A100" in run.stderr
    assert files(project) == before


def schema_of_input(root: Path) -> dict[str, dict[str, object]]:
    """The properties of the app's input, as the real fal publishes them."""
    script = (
        "import json, predict\n"
        "document = predict.Narrator.build_metadata()['openapi']\n"
        "print(json.dumps(document['components']['schemas']['Input']['properties']))"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    properties: dict[str, dict[str, object]] = json.loads(run.stdout)
    return properties


def test_file_inputs_get_the_names_of_fal(project: Path) -> None:
    cogfal_fix(project)
    assert list(schema_of_input(project)) == ["image_url", "sound_url", "notes_url", "question"]


def test_file_inputs_can_keep_their_names_with_the_field_that_tells_fal(project: Path) -> None:
    assert cogfal_fix("--keep-input-names", project).returncode == 0
    properties = schema_of_input(project)
    assert {name: one.get("ui") for name, one in properties.items()} == {
        "image": {"field": "image"},
        "sound": {"field": "audio"},
        "notes": {"field": "file"},
        "question": None,
    }


def test_settings_of_pyproject_are_the_defaults_of_a_project(tmp_path: Path) -> None:
    settled = write_project(tmp_path / "narrator")
    (settled / "pyproject.toml").write_text(
        '[tool.cogfal]\nmachine-type = "GPU-H200"\nkeep-input-names = true\n'
    )
    other = write_project(tmp_path / "other")
    assert cogfal_fix(tmp_path).returncode == 0
    assert 'machine_type = "GPU-H200"' in (settled / "predict.py").read_text()
    assert "image: str = ImageField" in (settled / "predict.py").read_text()
    assert 'machine_type = "L"' in (other / "predict.py").read_text()


def test_the_command_line_overrides_the_settings(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.cogfal]\nmachine-type = "XL"\nignore = ["CF3"]\n')
    assert cogfal_fix("--machine-type", "M", "--ignore", "", project).returncode == 0
    assert 'machine_type = "M"' in (project / "predict.py").read_text()


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ("[tool.cogfal]\nmachine = 'XL'\n", "[tool.cogfal] knows no `machine` (it knows select, "),
        ("[tool.cogfal]\nmachine-type = 3\n", "[tool.cogfal] `machine-type` must be text in quotes"),
        ("[tool.cogfal]\nunsafe-fixes = 'yes'\n", "[tool.cogfal] `unsafe-fixes` must be true or false"),
        ("[tool.cogfal]\nignore = 'CF3'\n", "[tool.cogfal] `ignore` must be a list of codes"),
        ("[tool]\ncogfal = 3\n", "[tool.cogfal] must be a table"),
        ("[tool.cogfal\n", "line 1"),
        ("[tool.cogfal]\nmachine-type = 'GPU-9'\n", "no machine type `GPU-9`"),
        ("[tool.cogfal]\nselect = ['X1']\n", "no rule `X1`"),
    ],
)
def test_bad_settings_are_refused_by_name(project: Path, settings: str, complaint: str) -> None:
    (project / "pyproject.toml").write_text(settings)
    before = files(project)
    run = cogfal_fix(project)
    assert run.returncode == 2
    assert complaint in run.stderr
    assert files(project) == before
