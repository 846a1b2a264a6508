"""``--cogfal-companions=inline``: what is found in cog.yaml stands in cog.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
from linter import CONFIGURATION, codes, lint, run

INLINE = ("--cogfal-companions=inline", "--select", "CF6,E9")


def test_inline_findings_stand_in_cog_yaml_and_nowhere_else(project: Path) -> None:
    for jobs in ("1", "2"):
        lines = lint(project, *INLINE, "--jobs", jobs, "predict.py", "cog.yaml")
        assert [line.partition(" fal")[0].partition(" `")[0] for line in lines] == [
            "cog.yaml:1:1: CF601",
            "cog.yaml:2:1: CF602",
        ]
    assert lint(project, *INLINE, "predict.py") == []


def test_without_inline_flake8_takes_cog_yaml_for_python(project: Path) -> None:
    assert codes(lint(project, "--select", "E9", "cog.yaml")) == ["E999"]


def test_inline_takes_the_name_of_standard_input(project: Path) -> None:
    (project / "cog.yaml").unlink()
    text = "# not saved yet\n" + CONFIGURATION
    lines = lint(project, *INLINE, "--stdin-display-name", "cog.yaml", "-", text=text)
    assert [line[:20] for line in lines] == ["cog.yaml:2:1: CF601 ", "cog.yaml:3:1: CF602 "]


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("build:", "build:  # noqa: CF601", ["CF602"]),
        ("build:", "# noqa: CF601\nbuild:", ["CF602"]),
        ("  gpu", "  # cogfal: ignore=CF602\n  gpu", ["CF601"]),
        ("build:", "# flake8: noqa\nbuild:", []),
    ],
)
def test_inline_findings_can_be_silenced(project: Path, before: str, after: str, left: list[str]) -> None:
    (project / "cog.yaml").write_text(CONFIGURATION.replace(before, after, 1))
    assert codes(lint(project, *INLINE, "cog.yaml")) == left


def test_inline_obeys_per_file_ignores(project: Path) -> None:
    assert codes(lint(project, *INLINE, "--per-file-ignores=cog.yaml:CF602", "cog.yaml")) == ["CF601"]


def test_inline_says_where_yaml_is_broken_and_leaves_other_files_alone(project: Path) -> None:
    (project / "cog.yaml").write_text("build: {\n  gpu: [\n")
    (project / "other.yaml").write_text(CONFIGURATION)
    lines = lint(project, *INLINE, "cog.yaml", "cog.yml", "other.yaml")
    assert sorted(line.split(":")[0] + line.split(":")[3][:5] for line in lines) == [
        "cog.yaml CF60",
        "cog.yml E902",
        "other.yaml E999",
    ]


def test_inline_ignores_a_cog_yml_that_cog_would_not_read(project: Path) -> None:
    (project / "cog.yml").write_text(CONFIGURATION)
    assert {line.split(":")[0] for line in lint(project, *INLINE, "cog.yaml", "cog.yml")} == {"cog.yaml"}
    (project / "cog.yaml").unlink()
    assert {line.split(":")[0] for line in lint(project, *INLINE, "cog.yml")} == {"cog.yml"}


def test_inline_works_in_processes_that_start_afresh(project: Path) -> None:
    program = (
        "import multiprocessing, sys; from flake8.main.cli import main;"
        "multiprocessing.set_start_method('spawn'); sys.exit(main(sys.argv[1:]))"
    )
    arguments = [*INLINE, "--jobs", "2", "cog.yaml", "predict.py"]
    assert codes(run(arguments, project, program=("-c", program)).stdout.splitlines()) == ["CF601", "CF602"]


def test_inline_becomes_anchor_on_a_flake8_with_other_insides(project: Path) -> None:
    program = (
        "import sys; from flake8.checker import FileChecker; from flake8.main.cli import main;"
        "known = FileChecker.run_checks;"
        "FileChecker.run_checks = lambda self, plugins=None: known(self);"
        "sys.exit(main(sys.argv[1:]))"
    )
    arguments = ["--select", "CF6", "--cogfal-companions=inline", "--jobs", "1", "cog.yaml", "predict.py"]
    lines = run(arguments, project, program=("-c", program)).stdout.splitlines()
    assert [line[:20] for line in lines] == ["predict.py:5:1: CF60"] * 2


def test_one_process_can_change_the_mode(project: Path) -> None:
    program = (
        "from flake8.main.cli import main\n"
        "for mode in ('inline', 'inline', 'anchor'):\n"
        "    main(['--select=CF601', '--jobs=1', '--cogfal-companions=' + mode, 'cog.yaml', 'predict.py'])\n"
    )
    lines = run([], project, program=("-c", program)).stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == ["cog.yaml", "cog.yaml", "predict.py"]
