"""What is printed: JSON, less or more of the text, colours, and the catalogue of rules."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from narrator import HIDDEN, PREDICTOR, write_project
from processes import ENVIRONMENT, cogfal_fix


def test_json_is_one_document_with_every_finding_and_its_place(project: Path) -> None:
    run = cogfal_fix("--format", "json", "--check", "narrator", cwd=project.parent)
    document = json.loads(run.stdout)
    assert run.returncode == document["exit_code"] == 1
    assert document["version"] == 1
    [one] = document["projects"]
    assert (one["root"], one["status"]) == ("narrator", "planned")
    assert one["app"] == {"path": "predict.py", "class": "Narrator"}
    assert one["changes"] == [
        {"path": "cog.yaml", "kind": "removed"},
        {"path": "predict.py", "kind": "changed"},
    ]
    assert (one["left"], one["declined"], one["problems"], one["refusal"]) == ([], [], [], None)
    finding = next(each for each in one["findings"] if each["code"] == "CF201")
    line = PREDICTOR.splitlines().index("class Predictor(BasePredictor):") + 1
    assert finding == {
        "code": "CF201",
        "name": "cog-predictor",
        "path": "predict.py",
        "line": line,
        "column": 0,
        "end_line": len(PREDICTOR.splitlines()),
        "end_column": len(PREDICTOR.splitlines()[-1]),
        "message": finding["message"],
        "applicability": "safe",
        "blocks": False,
        "note": False,
        "fixed": True,
    }


def test_json_tells_why_a_project_is_left(tmp_path: Path) -> None:
    root = write_project(tmp_path / "speller", HIDDEN)
    document = json.loads(cogfal_fix("--format", "json", root).stdout)
    [one] = document["projects"]
    assert one["status"] == "declined"
    assert [finding["code"] for finding in one["left"] if finding["blocks"]] == ["CF201"]
    assert one["changes"] == []


def test_json_of_nothing_is_a_document_too(tmp_path: Path) -> None:
    document = json.loads(cogfal_fix("--format", "json", tmp_path).stdout)
    assert document == {"version": 1, "exit_code": 0, "projects": []}


def test_quiet_prints_only_what_needs_a_person(tmp_path: Path) -> None:
    write_project(tmp_path / "narrator")
    write_project(tmp_path / "speller", HIDDEN)
    run = cogfal_fix("--quiet", cwd=tmp_path)
    assert run.returncode == 1
    assert run.stdout.startswith("speller: not converted\n")
    assert "narrator" not in run.stdout
    assert "[tool.fal.apps" not in run.stdout


def test_verbose_prints_every_finding_that_was_fixed(project: Path) -> None:
    run = cogfal_fix("--verbose", "--no-progress", project)
    assert "predict.py:9:9: CF305 `image`" in run.stdout
    assert "predict.py:12:9: CF301 `question`" in run.stdout


def test_there_is_no_colour_and_no_progress_bar_off_a_terminal(tmp_path: Path) -> None:
    for number in range(6):
        write_project(tmp_path / str(number))
    run = cogfal_fix("--check", tmp_path, TERM="xterm-256color")
    assert "\033" not in run.stdout
    assert run.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_terminal_gets_colour_unless_the_user_minds(project: Path, no_color: str, coloured: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "flake8_cogfal", "--quiet", "--select", "CF201", str(project)],
        stdout=theirs,
        env=ENVIRONMENT | {"NO_COLOR": no_color, "TERM": "xterm"},
    )
    os.close(theirs)
    printed = os.read(ours, 65536)
    os.close(ours)
    assert b"narrator" in printed
    assert (b"\033[" in printed) is coloured


def test_the_catalogue_lists_every_rule_once() -> None:
    run = cogfal_fix("--list-rules")
    codes = [line.split()[0] for line in run.stdout.splitlines()]
    assert run.returncode == 0
    assert codes == sorted(set(codes))
    assert {"CF101", "CF201", "CF305", "CF801"} <= set(codes)
    assert all(line.split()[2] in ("safe", "unsafe", "manual") for line in run.stdout.splitlines())


def test_a_rule_is_explained_in_either_case() -> None:
    run = cogfal_fix("--explain", "cf305")
    assert run.returncode == 0
    assert run.stdout.startswith("# CF305 cog-file-input\n")


def test_a_reader_that_stops_early_is_no_error_to_print_about() -> None:
    command = [sys.executable, "-m", "flake8_cogfal", "--list-rules"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 2
