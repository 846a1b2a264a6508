"""What is found in cog.yaml is reported at the predictor, by one file of the project alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from linter import CONFIGURATION, PREDICTOR, codes, lint, write_project


def test_several_projects_report_their_cog_yaml_once_each(tmp_path: Path) -> None:
    names = ["one", "three", "two"]
    for name in names:
        folder = write_project(tmp_path / name)
        (folder / "another.py").write_text("from cog import BasePredictor\n\n\n" + PREDICTOR)
        (folder / "models.py").write_text("from cog import Path\n")
    expected = [
        f"./{name}/predict.py:5:1: {code} cog.yaml:{line}"
        for name in names
        for code, line in (("CF601", 1), ("CF602", 2))
    ]
    for jobs in ("1", "2"):
        lines = lint(tmp_path, "--select", "CF601,CF602", "--jobs", jobs, ".")
        assert [line.rpartition(": ")[0].split(": fal")[0].split(": `")[0] for line in lines] == expected


def test_the_file_that_cog_yaml_names_may_lie_deeper(project: Path) -> None:
    (project / "predict.py").rename(project / "models.py")
    (project / "source").mkdir()
    (project / "source" / "predict.py").write_text(PREDICTOR)
    (project / "cog.yaml").write_text(CONFIGURATION.replace("predict.py:", "./source/predict.py:"))
    assert lint(project, "--select", "CF601", "models.py") == []
    (line,) = lint(project, "--select", "CF601", "source/../source/predict.py")
    assert "CF601 cog.yaml:1: " in line


def test_a_cog_yaml_outside_the_repository_does_not_count(project: Path) -> None:
    inner = project / "vendored"
    inner.mkdir()
    (inner / "predict.py").write_text(PREDICTOR)
    (project / "cog.yaml").write_text(CONFIGURATION.replace("predict.py:", "vendored/predict.py:"))
    assert codes(lint(inner, "--select", "CF6", "predict.py")) == ["CF601", "CF602"]
    (inner / ".git").mkdir()
    assert lint(inner, "--select", "CF6", "predict.py") == []


def test_the_folder_that_flake8_runs_in_does_not_count(tmp_path: Path) -> None:
    one = write_project(tmp_path / "one")
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "predict.py").write_text(PREDICTOR)
    assert codes(lint(one, "--select", "CF201,CF6", "../two/predict.py")) == ["CF201"]


def test_a_predictor_without_a_base_class_speaks_for_its_cog_yaml_alone(project: Path) -> None:
    (project / "models.py").write_text(PREDICTOR)
    (project / "predict.py").write_text(PREDICTOR.replace("(BasePredictor)", ""))
    assert [line[:12] for line in lint(project, "--select", "CF601", ".")] == ["./predict.py"]


@pytest.mark.parametrize(
    ("configuration", "found"),
    [
        ("build: {\n  gpu: [\n", "CF604 cog.yaml:3: "),
        (CONFIGURATION.replace("predict.py:", "gone.py:"), "CF605 cog.yaml:4: "),
        (CONFIGURATION.replace(":Predictor", ":Gone"), "CF605 cog.yaml:4: "),
    ],
    ids=["not YAML", "no such file", "no such class"],
)
def test_a_cog_yaml_that_leads_nowhere_is_reported_by_one_file(
    project: Path, configuration: str, found: str
) -> None:
    (project / "cog.yaml").write_text(configuration)
    (project / "models.py").write_text("from cog import Path\n")
    (line,) = lint(project, "--select", "CF604,CF605", ".")
    assert line.startswith("./predict.py:")
    assert found in line


def test_a_comment_in_cog_yaml_silences_a_code(project: Path) -> None:
    (project / "cog.yaml").write_text(CONFIGURATION.replace("  gpu", "  # cogfal: ignore=CF602\n  gpu"))
    assert codes(lint(project, "--select", "CF6", "predict.py")) == ["CF601"]


def test_companions_can_be_turned_off(project: Path) -> None:
    found = codes(lint(project, "--cogfal-companions=off", "predict.py"))
    assert "CF201" in found
    assert not any(code.startswith("CF6") for code in found)
