"""The linter as users run it: the real flake8, as a process, on small projects."""

from __future__ import annotations

import asyncio
import email
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

CONFIGURATION = """\
build:
  gpu: true
  python_version: "3.11"
predict: "predict.py:Predictor"
"""

PREDICTOR = """\
import torch
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self) -> None:
        self.device = torch.device("cpu")

    def predict(
        self,
        text: str = Input(description="What to say"),
        mood: str = Input(choices=["calm", "loud"], default=None),
    ) -> str:
        return text + mood
"""

CODES_BY_LINE = {
    1: ["CF102"],
    2: ["CF101", "CF101"],
    5: ["CF201", "CF601", "CF602"],
    9: ["CF202"],
    11: ["CF301"],
    12: ["CF301", "CF302", "CF303"],
    13: ["CF405"],
}
"""What is to be found in the two texts above; 601 and 602 stand in cog.yaml."""

CODES = ",".join(sorted({code for codes in CODES_BY_LINE.values() for code in codes}))


def run(
    arguments: Sequence[str], folder: Path, text: str | None = None, program: Sequence[str] = ("-m", "flake8")
) -> subprocess.CompletedProcess[str]:
    """flake8 in a folder, with ``text`` on standard input; whatever is wrong, no traceback."""
    done = subprocess.run(
        [sys.executable, *program, *arguments], cwd=folder, input=text, capture_output=True, text=True
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def lint(folder: Path, *arguments: str, text: str | None = None) -> list[str]:
    """The lines that ``flake8 --select CF`` prints; a later ``--select`` wins."""
    return run(["--select", "CF", *arguments], folder, text).stdout.splitlines()


def codes(lines: Sequence[str]) -> list[str]:
    """The codes of printed lines."""
    return [line.split(" ")[1] for line in lines]


def places(lines: Sequence[str]) -> dict[int, list[str]]:
    """The codes by line of a report about one file."""
    found: dict[int, list[str]] = {}
    for line in lines:
        _, number, _, rest = line.split(":", 3)
        found.setdefault(int(number), []).append(rest.split()[0])
    return {number: sorted(of_line) for number, of_line in found.items()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A Cog project: predict.py and cog.yaml, in a repository of its own."""
    (tmp_path / ".git").mkdir()
    return write_project(tmp_path)


def write_project(folder: Path, configuration: str = CONFIGURATION, predictor: str = PREDICTOR) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "cog.yaml").write_text(configuration)
    (folder / "predict.py").write_text(predictor)
    return folder


# -- registration and ordinary reports ------------------------------------------------------------------


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


# -- suppression ------------------------------------------------------------------------------------------


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


# -- standard input ---------------------------------------------------------------------------------------


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


# -- findings of cog.yaml ---------------------------------------------------------------------------------


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


# -- findings inside cog.yaml -----------------------------------------------------------------------------

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


# -- settings ---------------------------------------------------------------------------------------------


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


# -- code that is neither Cog nor fal ---------------------------------------------------------------------


def test_nothing_is_found_in_the_standard_library(tmp_path: Path) -> None:
    folders = [package.__path__[0] for package in (asyncio, email, json)]
    assert lint(tmp_path, *folders) == []


LISTS_MODULES = """
import sys
from flake8.main.cli import main

main(["--select=CF", "--jobs=1", *sys.argv[1:]])
heavy = {
    "fal", "flake8_cogfal.conversion.clients.plan", "flake8_cogfal.checking", "libcst", "packaging", "pydantic",
    "tomllib", "tomli", "yaml",
}
print(*sorted(heavy & sys.modules.keys()), sep="\\n")
"""


def heavy_modules(folder: Path, *arguments: str) -> set[str]:
    """The modules that cost something and were imported by the end of a run (behind its findings)."""
    lines = run(arguments, folder, program=("-c", LISTS_MODULES)).stdout.splitlines()
    return {line for line in lines if ":" not in line}


def test_an_ordinary_file_imports_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "ordinary"\n')
    (tmp_path / "ordinary.py").write_text("import json\n\n\nprint(json.dumps([1]))\n")
    (tmp_path / "words.py").write_text(
        '"""Recognise a false default, and import a cog."""\nimport fallback\n'
    )
    (tmp_path / "relative.py").write_text("from .cog import Input\nfrom . import fal\n")
    assert heavy_modules(tmp_path, ".") - {""} == set()


def test_a_file_without_a_cog_yaml_imports_the_engine_and_no_other_package(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "predict.py").write_text("from cog import BasePredictor\n")
    assert heavy_modules(tmp_path, "predict.py") == {"flake8_cogfal.checking"}


def test_only_a_client_imports_what_reads_clients(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "client.py").write_text('import replicate\n\nreplicate.run("acme/tint")\n')
    assert heavy_modules(tmp_path, "client.py") == {
        "flake8_cogfal.conversion.clients.plan",
        "flake8_cogfal.checking",
    }


def test_a_cog_project_imports_what_reads_it_and_neither_fal_nor_libcst(project: Path) -> None:
    modules = heavy_modules(project, "predict.py")
    assert "yaml" in modules
    assert not modules & {"fal", "libcst", "tomllib", "tomli"}


@pytest.mark.parametrize("newline", ["\r", "\r\n"])
def test_newlines_on_standard_input_are_those_of_its_author(tmp_path: Path, newline: str) -> None:
    text = 'import replicate\n\npicture = replicate.run("acme/painter", input={})\n'.replace("\n", newline)
    run(["--select", "CF", "-"], tmp_path, text)


def test_a_predictor_that_parses_and_does_not_compile_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "predict.py").write_text("nonlocal text\n" + PREDICTOR)
    (tmp_path / "cog.yaml").write_text(CONFIGURATION)
    assert "CF201" in run(["--select", "CF", "predict.py"], tmp_path).stdout
