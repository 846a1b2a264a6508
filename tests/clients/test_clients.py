"""Every folder of ``tests/clients/cases`` is a script that uses Replicate's client, and what becomes of it.

``before.py`` is annotated as in ``tests/cases``; ``after.py`` is what the fixer makes of it with ``--unsafe-fixes``, to the
byte, and lines that still raise findings are annotated in it. Without an ``after.py`` the script stays as it is. The other
files of the folder belong to the project; those that end in ``.after`` are what the fixer writes beside the script.

Both scripts run, in processes of their own, with the real ``replicate`` and the real ``fal_client``: what they print and
write, and how they end, must be the same. Only an ``after.py`` that has work left for a person (a ``TODO(cogfal``) does
not run.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from running import Runner, platforms, scripts
from test_cases import Annotated, comments_of, found_in

from flake8_cogfal.engine import migrate
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.settings import applications_in, read_settings

CASES = Path(__file__).parent / "cases"
SCRIPT = "client.py"


@dataclass(frozen=True)
class Case:
    """A script before and after."""

    folder: Path

    @property
    def before(self) -> Annotated:
        return Annotated.read((self.folder / "before.py").read_text("utf-8"))

    @property
    def after(self) -> Annotated:
        """What the script becomes; itself where there is no ``after.py``."""
        path = self.folder / "after.py"
        return Annotated.read(path.read_text("utf-8")) if path.exists() else self.before

    @property
    def is_finished(self) -> bool:
        """Whether the project changes, and nothing in the result is left to a person."""
        texts = [self.after.text, *(one.text for one in self.written.values())]
        changes = self.after.text != self.before.text or bool(self.written)
        return changes and not any("TODO(cogfal" in one for one in texts)

    @property
    def modules(self) -> dict[str, Annotated]:
        """The other Python files of the project."""
        others = (path for path in self.folder.rglob("*.py") if path.name not in ("before.py", "after.py"))
        return {self._path(path): Annotated.read(path.read_text("utf-8")) for path in sorted(others)}

    @property
    def written(self) -> dict[str, Annotated]:
        """What the fixer writes beside the script."""
        others = sorted(self.folder.rglob("*.after"))
        return {self._path(path.with_suffix("")): Annotated.read(path.read_text("utf-8")) for path in others}

    def _path(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def place(self, folder: Path, text: str, others: Mapping[str, Annotated]) -> Path:
        """Write the project into a folder, with a script of that text and with some of the other files."""
        ignored = shutil.ignore_patterns("before.py", "after.py", "*.after", "__pycache__")
        shutil.copytree(self.folder, folder, ignore=ignored, dirs_exist_ok=True)
        for path, other in {**self.modules, **others}.items():
            (folder / path).write_text(other.text, encoding="utf-8")
        (folder / SCRIPT).write_text(text, encoding="utf-8")
        return folder

    def place_before(self, folder: Path) -> Path:
        """The project as it is found."""
        return self.place(folder, self.before.text, {})

    def place_after(self, folder: Path) -> Path:
        """The project as the fixer leaves it."""
        return self.place(folder, self.after.text, self.written)


def cases() -> list[Case]:
    return [Case(path.parent) for path in sorted(CASES.glob("*/before.py"))]


def name_of(case: Case) -> str:
    return case.folder.name


def migrated(folder: Path) -> Migration | None:
    """What the fixer does with the script of a folder; None where there is nothing that it looks at."""
    projects = find_projects(folder)
    return migrate(projects[0], options_in(folder)) if projects else None


def options_in(folder: Path) -> Options:
    """Every fix, with the apps that the case's pyproject.toml names."""
    return Options(unsafe_fixes=True, apps=applications_in(read_settings(folder)))


def text_after(migration: Migration | None, path: str, text: str) -> str:
    data = migration.changes.get(path) if migration is not None else None
    return data.decode() if data is not None else text


def findings(migration: Migration | None, path: str) -> dict[int, Counter[str]]:
    return found_in(migration, path) if migration is not None else {}


every_case = pytest.mark.parametrize("case", cases(), ids=name_of)


@every_case
def test_findings_and_result(case: Case, tmp_path: Path) -> None:
    migration = migrated(case.place_before(tmp_path))
    for path, file in {**case.modules, SCRIPT: case.before}.items():
        assert findings(migration, path) == file.findings, path
        after = {**case.written, SCRIPT: case.after}.get(path, file)
        assert text_after(migration, path, file.text) == after.text
        compile(after.text, path, "exec", dont_inherit=True)


@every_case
def test_second_run_changes_nothing(case: Case, tmp_path: Path) -> None:
    again = migrated(case.place_after(tmp_path))
    for path, file in {**case.modules, **case.written, SCRIPT: case.after}.items():
        assert text_after(again, path, file.text) == file.text
        assert findings(again, path) == file.findings, path


@every_case
def test_comments_survive(case: Case) -> None:
    assert not comments_of(case.before.text) - comments_of(case.after.text)


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    if not hasattr(os, "fork"):
        pytest.skip("each script runs in a fork of one process")
    home = tmp_path_factory.mktemp("home")
    with platforms(home) as server, scripts(server, home) as running:
        yield running


@every_case
def test_both_scripts_do_the_same(case: Case, tmp_path: Path, runner: Runner) -> None:
    project = case.place_before(tmp_path / "given")
    before = runner.outcome(case.before.text, project, "before.py", tmp_path)
    assert before.printed or before.files or before.ending, "the script shows nothing"
    if case.is_finished:
        project = case.place_after(tmp_path / "fixed")
        assert runner.outcome(case.after.text, project, "after.py", tmp_path) == before
