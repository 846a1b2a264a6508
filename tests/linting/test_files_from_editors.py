"""``flake8 -``: a file on standard input, with and without its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from linter import CODES, CODES_BY_LINE, PREDICTOR, lint, places, run


def test_standard_input_without_a_name_stands_alone(project: Path) -> None:
    lines = lint(project, "--select", CODES, "-", text=PREDICTOR)
    alone = {number: [one for one in of if one < "CF6"] for number, of in CODES_BY_LINE.items()}
    assert places(lines) == alone
    assert all(line.startswith("stdin:") for line in lines)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_standard_input_with_a_name_is_the_file_of_its_project(project: Path, newline: str) -> None:
    (project / "predict.py").write_text("")
    text = ("\n" + PREDICTOR).replace("\n", newline)
    found = places(lint(project, "--select", CODES, "--stdin-display-name", "predict.py", "-", text=text))
    assert found == {number + 1: of_line for number, of_line in CODES_BY_LINE.items()}


@pytest.mark.parametrize("newline", ["\r", "\r\n"])
def test_newlines_on_standard_input_are_those_of_its_author(tmp_path: Path, newline: str) -> None:
    text = 'import replicate\n\npicture = replicate.run("acme/painter", input={})\n'.replace("\n", newline)
    run(["--select", "CF", "-"], tmp_path, text)
