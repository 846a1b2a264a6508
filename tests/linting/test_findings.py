"""``flake8 --select CF``: what is found in Python files and at which line, and how it is silenced."""

from __future__ import annotations

from pathlib import Path

import pytest
from linter import CODES, CODES_BY_LINE, CONFIGURATION, PREDICTOR, codes, lint, places, run, write_project


def test_flake8_names_the_plugin_and_its_option(tmp_path: Path) -> None:
    assert "flake8-cogfal" in run(["--version"], tmp_path).stdout
    assert "--cogfal-companions" in run(["--help"], tmp_path).stdout


def test_findings_are_shown_without_a_select(project: Path) -> None:
    assert "CF201" in codes(run(["predict.py"], project).stdout.splitlines())


def test_every_construct_is_reported_at_its_line(project: Path) -> None:
    lines = lint(project, "--select", CODES, "predict.py")
    assert places(lines) == CODES_BY_LINE
    column = PREDICTOR.splitlines()[11].index('["calm"') + 1
    assert any(line.startswith(f"predict.py:12:{column}: CF303 ") for line in lines)


def test_an_app_of_fal_is_checked_too(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import fal\n\n\nclass Echo(fal.App):\n    pass\n")
    assert "app.py:4:1: CF801" in lint(tmp_path, "app.py")[0]


def test_prose_and_relative_imports_are_not_cog(tmp_path: Path) -> None:
    (tmp_path / "prose.py").write_text('"""Nothing from cog or fal here: import cog, import fal."""\n')
    (tmp_path / "relative.py").write_text(
        "from .cog import Input\nfrom . import fal\nimport cogs, fallback\n"
    )
    (tmp_path / "real.py").write_text("def load():\n    import os, cog.server as server\n    return server\n")
    assert {line.split(":")[0] for line in lint(tmp_path, ".")} == {"./real.py"}


def test_a_predictor_that_does_not_parse_is_a_matter_of_flake8(project: Path) -> None:
    (project / "predict.py").write_text(PREDICTOR + "    def broken(\n")
    assert codes(lint(project, "--select", "CF,E9", "predict.py")) == ["E999"]


def test_a_predictor_that_parses_and_does_not_compile_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "predict.py").write_text("nonlocal text\n" + PREDICTOR)
    (tmp_path / "cog.yaml").write_text(CONFIGURATION)
    assert "CF201" in run(["--select", "CF", "predict.py"], tmp_path).stdout


def test_noqa_silences_a_code_on_its_line(project: Path) -> None:
    text = PREDICTOR.replace("Input\n", "Input  # noqa: CF101\n", 1)
    write_project(project, predictor=text.replace("(BasePredictor):", "(BasePredictor):  # noqa: CF6"))
    found = places(lint(project, "--select", CODES, "predict.py"))
    assert 2 not in found
    assert found[5] == ["CF201"]
    assert places(lint(project, "--select", CODES, "--disable-noqa", "predict.py")) == CODES_BY_LINE


@pytest.mark.parametrize("option", ["--per-file-ignores=predict.py:CF3", "--extend-ignore=CF3"])
def test_flake8_ignores_a_family(project: Path, option: str) -> None:
    found = set(codes(lint(project, option, "predict.py")))
    assert "CF201" in found
    assert not any(code.startswith("CF3") for code in found)
