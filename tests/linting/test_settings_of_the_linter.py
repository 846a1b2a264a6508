"""``[tool.cogfal]`` of pyproject.toml, and the configuration of flake8 itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from linter import codes, lint, run


def test_pyproject_chooses_rules_and_companions(project: Path) -> None:
    (project / "pyproject.toml").write_text(
        '[tool.cogfal]\nselect = ["CF3", "CF6"]\nignore = ["CF303"]\ncompanions = "off"\n'
    )
    assert set(codes(lint(project, "predict.py"))) == {"CF301", "CF302"}
    (project / "package").mkdir()
    assert set(codes(lint(project / "package", "../predict.py"))) == {"CF301", "CF302"}


def test_flake8_itself_has_the_last_word_on_companions(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.cogfal]\ncompanions = "off"\n')
    assert "CF601" in codes(lint(project, "--cogfal-companions=anchor", "predict.py"))
    (project / ".flake8").write_text("[flake8]\ncogfal-companions = anchor\n")
    assert "CF601" in codes(lint(project, "predict.py"))


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("select = [", "pyproject.toml"),
        ("bogus = 1", "knows no `bogus`"),
        ('select = "CF1"', "`select` must be a list"),
        ('ignore = ["F401"]', "`ignore` has `F401`"),
        ('companions = "aside"', "choose one of anchor, inline, off"),
    ],
)
def test_settings_that_cannot_be_used_end_flake8_with_a_reason(project: Path, table: str, words: str) -> None:
    (project / "pyproject.toml").write_text(f"[tool.cogfal]\n{table}\n")
    done = run(["predict.py"], project)
    assert done.returncode == 1
    assert "critical error" in done.stdout
    assert words in done.stdout


def test_a_mode_that_does_not_exist_is_refused_in_the_configuration_of_flake8(project: Path) -> None:
    (project / ".flake8").write_text("[flake8]\ncogfal-companions = aside\n")
    assert "choose one of anchor, inline, off" in run(["predict.py"], project).stdout
