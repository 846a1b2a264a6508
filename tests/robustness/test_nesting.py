"""Nesting that no person writes: a refusal with its line, or a result; never a RecursionError."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import (
    LEFT,
    PREDICTOR,
    WORKFLOW,
    assert_converted,
    assert_left_alone,
    cogfal_fix,
    flake8,
    make_project,
    snapshot,
)

LEVELS = 600
"""More than can be followed, fewer than Python itself refuses to parse."""


@pytest.mark.parametrize(
    "expression",
    [
        "1" + " + 1" * LEVELS,
        "a" + ".b" * LEVELS,
        "a" + "[0]" * LEVELS,
        "not " * LEVELS + "1",
        "lambda: " * LEVELS + "1",
        "1 if a else " * LEVELS + "1",
    ],
    ids=lambda text: text[:8],
)
def test_an_expression_is_named_with_its_line(project: Path, expression: str) -> None:
    (project / "predict.py").write_text(f"{PREDICTOR}\n\nx = 1\ny = {expression}\n")
    assert_left_alone(project, LEFT, "predict.py:10: this is nested ", "divide it into several statements")
    flake8(project / "predict.py")


def test_an_expression_in_the_body(project: Path) -> None:
    (project / "predict.py").write_text(PREDICTOR.replace("text.upper()", "text" + ' + "a"' * LEVELS))
    assert_left_alone(project, LEFT, "predict.py:6: this is nested ")
    flake8(project / "predict.py")


def test_a_module_that_the_app_uses(project: Path) -> None:
    calls = f"import helper\n{PREDICTOR.replace('text.upper()', 'helper.shout(text)')}"
    helper = (
        f"from cog import Path\nx = 1{' + 1' * LEVELS}\n\n\ndef shout(text):\n    return Path(text).name\n"
    )
    make_project(project, {"predict.py": calls, "helper.py": helper})
    assert_left_alone(project, LEFT, "helper.py:2: this is nested ")


@pytest.mark.parametrize("levels", [50, 90])
@pytest.mark.parametrize("brackets", ["()", "[]"])
def test_brackets_that_python_reads_are_read(project: Path, brackets: str, levels: int) -> None:
    (project / "predict.py").write_text(f"{PREDICTOR}\n\nx = {brackets[0] * levels}1{brackets[1] * levels}\n")
    assert_converted(project)


def test_classes_that_derive_from_each_other(project: Path) -> None:
    cycle = PREDICTOR.replace("(BasePredictor)", "(Loud)").replace(
        "\n\nclass", "\n\nclass Loud(Predictor, BasePredictor):\n    volume: int = 1\n\n\nclass", 1
    )
    (project / "predict.py").write_text(cycle)
    flake8(project / "predict.py")
    cogfal_fix(project)


@pytest.mark.parametrize("levels", [100, 100_000])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("package.json", '{{"scripts": {{"push": "cog push r8.im/you/shouter"}}, "deep": {deep}}}'),
        ("demo.ipynb", '{{"cells": [{{"cell_type": "code", "source": ["!cog push r8.im/a/b", {deep}]}}]}}'),
        (".github/workflows/push.yml", WORKFLOW.replace("{", "{{") + "deep: {deep}\n"),
        ("push.sh", "cog push r8.im/you/shouter {deep}\n"),
        ("README.md", "`cog push` {deep}\n"),
        (
            "Dockerfile",
            'FROM r8.im/replicate/cog-base\nRUN {deep}\nCMD ["python", "-m", "cog.server.http"]\n',
        ),
    ],
)
def test_files_around_the_model(project: Path, name: str, text: str, levels: int) -> None:
    make_project(project, {name: text.format(deep="[" * levels + "]" * levels)})
    flake8(project / name, inline=True)
    assert_converted(project)


@pytest.mark.parametrize("levels", [500, 100_000])
def test_brackets_of_a_requirement(project: Path, levels: int) -> None:
    requirement = f"six; {'(' * levels}python_version > '3'{')' * levels}\n"
    configuration = (
        (project / "cog.yaml").read_text().replace("build:", "build:\n  python_requirements: r.txt")
    )
    make_project(project, {"cog.yaml": configuration, "r.txt": requirement})
    flake8(project / "cog.yaml", inline=True)
    before = snapshot(project)
    assert "r.txt:1" in cogfal_fix("--check", project).said
    assert snapshot(project) == before
