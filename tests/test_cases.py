"""Every folder of ``tests/cases`` is one small project and what becomes of it.

``<family>/<name>/before.py`` is the predictor; a line that must raise findings ends with their codes::

    import torch  #! CF102

The annotations are taken out before anything runs. ``after.py`` is what the fixer makes of the file, to the byte;
lines that still raise findings afterwards are annotated in it in the same way. The other files of the folder belong
to the project; those that end in ``.after`` are what the fixer writes beside the predictor.

``unchanged/*.py`` are files that only look like Cog or like something to do. ``declined/*`` are predictors that
stay as they are; a code with an exclamation mark (``#! CF403!``) is a reason for it.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from flake8_cogfal.engine import migrate
from flake8_cogfal.linting import findings_in_file
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.project.project import Project
from flake8_cogfal.source.tree import Tree

CASES = Path(__file__).parent / "cases"
FAMILIES = ("imports", "app", "inputs", "outputs", "dockerfile", "environment", "machines")

PREDICTOR = "predict.py"
CONFIGURATION = "cog.yaml"
USUAL_CONFIGURATION = """\
build:  #! CF601
  python_version: "3.11"
  gpu: true  #! CF602
predict: "predict.py:Predictor"
"""

# The app and a generic class are called after the folder of the project.
FOLDER = "my-model"

ANNOTATION = re.compile(r" *#! ((?:CF\d{3}!? ?)+)$", re.MULTILINE)
# Comments that may go: the header of Cog's template, and directives to tools about a line that goes.
COG_HEADER = re.compile(r"Prediction interface for Cog|replicate/cog/blob/\S+python\.md|cog\.run/python")
DIRECTIVE = re.compile(r"#\s*(noqa|type:|pyright:)")


@dataclass(frozen=True)
class Annotated:
    """A file of a case: the text without its annotations, and the codes of each annotated line."""

    text: str
    codes: dict[int, Counter[str]]

    @classmethod
    def read(cls, text: str) -> Annotated:
        """Take the annotations out."""
        found = {
            number: Counter(match.group(1).split())
            for number, line in enumerate(text.split("\n"), start=1)
            if (match := ANNOTATION.search(line))
        }
        return cls(ANNOTATION.sub("", text), found)

    @property
    def findings(self) -> dict[int, Counter[str]]:
        """The expected codes by line."""
        return {
            line: Counter({code.rstrip("!"): n for code, n in codes.items()})
            for line, codes in self.codes.items()
        }

    @property
    def reasons(self) -> list[int]:
        """The lines with a code that keeps the project from being converted."""
        return [line for line, codes in self.codes.items() if any(code.endswith("!") for code in codes)]


@dataclass(frozen=True)
class Case:
    """A project before and after."""

    folder: Path

    @property
    def files(self) -> dict[str, Annotated]:
        """The files of the project, by path."""
        if self.folder.is_file():
            texts = {PREDICTOR: self.folder.read_text("utf-8")}
        else:
            texts = {
                path.relative_to(self.folder).as_posix(): path.read_text("utf-8")
                for path in sorted(self.folder.rglob("*"))
                if path.is_file() and path.suffix not in (".after", ".pyc") and path.name != "after.py"
            }
            texts[PREDICTOR] = texts.pop("before.py")
        texts.setdefault(CONFIGURATION, USUAL_CONFIGURATION)
        return {path: Annotated.read(text) for path, text in texts.items()}

    @property
    def after(self) -> Annotated:
        """The app that the predictor becomes."""
        return Annotated.read((self.folder / "after.py").read_text("utf-8"))

    @property
    def written(self) -> dict[str, str]:
        """What the fixer writes beside the predictor."""
        return {
            path.relative_to(self.folder).with_suffix("").as_posix(): path.read_text("utf-8")
            for path in self.folder.rglob("*.after")
        }

    def migrate(self, place: Path) -> Migration:
        """Write the project into a folder at ``place`` and migrate it, in memory."""
        for path, file in self.files.items():
            target = place / FOLDER / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(file.text, encoding="utf-8")
        (project,) = find_projects(place / FOLDER)
        return migrate(project, Options())


def name_of(case: Case) -> str:
    return case.folder.relative_to(CASES).with_suffix("").as_posix()


def converted_cases() -> list[Case]:
    return [Case(path.parent) for family in FAMILIES for path in sorted((CASES / family).glob("*/before.py"))]


def declined_cases() -> list[Case]:
    folder = CASES / "declined"
    folders = (path.parent for path in folder.glob("*/before.py"))
    return [Case(path) for path in sorted([*folder.glob("*.py"), *folders])]


def found_in(migration: Migration, path: str) -> dict[int, Counter[str]]:
    lines: dict[int, Counter[str]] = {}
    for finding in migration.found:
        if finding.place.path == path:
            lines.setdefault(finding.place.line, Counter())[finding.code] += 1
    return lines


def comments_of(text: str) -> Counter[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return Counter(one.string for one in tokens if one.type == tokenize.COMMENT)


def text_after(migration: Migration, path: str) -> str:
    assert not migration.declined
    data = migration.changes[path]
    assert data is not None
    return data.decode()


converted = pytest.mark.parametrize("case", converted_cases(), ids=name_of)


@converted
def test_findings_and_result(case: Case, tmp_path: Path) -> None:
    migration = case.migrate(tmp_path)
    for path, file in case.files.items():
        assert found_in(migration, path) == file.findings, path
    assert text_after(migration, PREDICTOR) == case.after.text
    compile(case.after.text, "after.py", "exec", dont_inherit=True)
    written = {path for path, data in migration.changes.items() if data is not None}
    assert written - {PREDICTOR} == set(case.written)
    for path, text in case.written.items():
        assert text_after(migration, path) == text
    assert migration.changes[CONFIGURATION] is None


@converted
def test_second_run_changes_nothing(case: Case, tmp_path: Path) -> None:
    files = {path: file.text for path, file in case.files.items() if path != CONFIGURATION}
    for path, text in {**files, **case.written, PREDICTOR: case.after.text}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    again = migrate(Project(Tree(tmp_path), None, PREDICTOR), Options())
    assert again.changes == {}
    assert found_in(again, PREDICTOR) == case.after.findings


@converted
def test_comments_survive(case: Case) -> None:
    before, after = comments_of(case.files[PREDICTOR].text), comments_of(case.after.text)
    lost = before - after
    assert not [one for one in lost if not COG_HEADER.search(one) and not DIRECTIVE.match(one)]


@pytest.fixture
def no_rewriting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even an edit that leaves the text equal."""

    def refuse(path: str, *_: object) -> bytes:
        raise AssertionError(f"an edit was planned for {path}")

    monkeypatch.setattr("flake8_cogfal.fixing.apply.apply_edits", refuse)


@pytest.mark.parametrize("path", sorted((CASES / "unchanged").glob("*.py")), ids=lambda path: path.stem)
@pytest.mark.usefixtures("no_rewriting")
def test_unchanged(path: Path) -> None:
    text = path.read_text("utf-8")
    assert list(findings_in_file(str(path), text, ast.parse(text), Options(), anchored=True)) == []
    migration = migrate(Project(Tree(path.parent), None, path.name), Options(unsafe_fixes=True))
    assert migration.found == ()
    assert migration.changes == {}
    assert migration.declined == ()


@pytest.mark.parametrize("case", declined_cases(), ids=name_of)
@pytest.mark.usefixtures("no_rewriting")
def test_declined(case: Case, tmp_path: Path) -> None:
    migration = case.migrate(tmp_path)
    assert migration.changes == {}
    for path, file in case.files.items():
        assert found_in(migration, path) == file.findings, path
    expected = {(path, line) for path, file in case.files.items() for line in file.reasons}
    given = {tuple(reason.split(":", 2)[:2]) for reason in migration.declined}
    assert given == {(path, str(line)) for path, line in expected}
