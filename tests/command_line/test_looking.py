"""``--check`` and ``--diff``: what would be done, with nothing written."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from narrator import CONFIGURATION, PREDICTOR, files, write_project
from processes import cogfal_fix


def test_check_reports_and_writes_nothing(project: Path) -> None:
    before = files(project)
    run = cogfal_fix("--check", project)
    assert run.returncode == 1
    assert f"{project}: would be converted" in run.stdout
    assert "predict.py:6:1: CF201 `class Predictor` is a Cog predictor" in run.stdout
    assert "predict.py:9:9: CF305 `image`" in run.stdout
    assert "next:" not in run.stdout
    assert files(project) == before
    assert not (project / ".cogfal").exists()


def test_check_tells_the_evidence_for_the_machine_and_what_was_not_taken(tmp_path: Path) -> None:
    loading = (
        "    def setup(self):\n        self.model = load('black-forest-labs/FLUX.1-dev')\n\n    def predict("
    )
    source = PREDICTOR.replace("    def predict(", loading, 1)
    root = write_project(tmp_path / "painter", source, CONFIGURATION.replace("build:", "build:\n  gpu: true"))
    checked = cogfal_fix("--check", root).stdout
    assert "machine_type GPU-L40: FLUX.1 (predict.py:" in checked
    assert "  evidence for machine_type GPU-L40:\n    cog.yaml:2: `gpu: true`\n" in checked
    assert "  not taken:\n    GPU-A100: 40 GB, of which 36 can be used; 39 are needed\n" in checked
    [one] = json.loads(cogfal_fix("--check", "--format", "json", root).stdout)["projects"]
    assert (one["machine"]["type"], one["machine"]["num_gpus"]) == ("GPU-L40", 1)
    assert (one["machine"]["is_default"], one["machine"]["needed_gb"]) == (False, 38.7)
    assert one["machine"]["evidence"][0] == {"path": "cog.yaml", "line": 2, "says": "`gpu: true`"}
    assert one["machine"]["not_taken"][0]["type"] == "GPU-A100"
    assert "evidence for machine_type" not in cogfal_fix(root).stdout


@pytest.mark.parametrize("tool", [["git", "apply"], ["patch", "-p1", "--binary", "-i"]])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_diff_applied_by_hand_gives_what_the_command_writes(
    tmp_path: Path, tool: list[str], newline: str
) -> None:
    if not shutil.which(tool[0]):
        pytest.skip(f"{tool[0]} is not installed")
    packages = 'build:\n  system_packages: ["ffmpeg"]'
    by_hand = write_project(
        tmp_path / "by hand" / "narrator", configuration=CONFIGURATION.replace("build:", packages)
    )
    source = "# -*- coding: latin-1 -*-\n# caf\xe9\n" + PREDICTOR.replace("\n\n\n", "\n\n\f\n").rstrip()
    (by_hand / "predict.py").write_bytes(source.replace("\n", newline).encode("latin-1"))
    shutil.copytree(by_hand, by_command := tmp_path / "by command" / "narrator")
    before = files(by_hand)
    diff = subprocess.run([sys.executable, "-m", "flake8_cogfal", "--diff"], cwd=by_hand, capture_output=True)
    assert diff.returncode == 1
    assert diff.stderr == b""
    assert files(by_hand) == before
    (tmp_path / "changes.diff").write_bytes(diff.stdout)
    subprocess.run([*tool, str(tmp_path / "changes.diff")], cwd=by_hand, check=True, capture_output=True)
    assert cogfal_fix(by_command).returncode == 0
    assert files(by_hand) == files(by_command)


def test_one_diff_covers_every_project_below_the_working_directory(tmp_path: Path) -> None:
    for name in ("one", "two words"):
        write_project(tmp_path / "by hand" / name)
        write_project(tmp_path / "by command" / name)
    diff = cogfal_fix("--diff", cwd=tmp_path / "by hand")
    assert "--- a/one/predict.py\n" in diff.stdout
    subprocess.run(["git", "apply", "-"], input=diff.stdout.encode(), cwd=tmp_path / "by hand", check=True)
    cogfal_fix(cwd=tmp_path / "by command")
    assert files(tmp_path / "by hand") == files(tmp_path / "by command")


def test_a_terminal_without_the_characters_of_a_source_does_not_stop_the_diff(tmp_path: Path) -> None:
    root = write_project(tmp_path / "narrator", PREDICTOR.replace("Picture", "Bild \N{HEAVY BLACK HEART}"))
    assert cogfal_fix("--diff", root, PYTHONIOENCODING="ascii").returncode == 1
    assert cogfal_fix("--check", "--verbose", root, PYTHONIOENCODING="ascii").returncode == 1


LOADED = """
import sys
from flake8_cogfal.cli import main

main(["--check", sys.argv[1]])
print(sorted({"flake8_cogfal.checking", "flake8_cogfal.rules", "libcst", "pydantic", "yaml"} & sys.modules.keys()))
"""


def test_a_folder_without_a_project_costs_its_reading_alone(tmp_path: Path) -> None:
    (tmp_path / "ordinary.py").write_text("import json\n")
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"
