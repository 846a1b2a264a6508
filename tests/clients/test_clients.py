"""Every folder of ``tests/clients/cases`` is a script that uses Replicate's client, and what becomes of it.

``before.py`` is annotated as in ``tests/cases``; ``after.py`` is what the fixer makes of it with ``--unsafe-fixes``, to the
byte, and lines that still raise findings are annotated in it. Without an ``after.py`` the script stays as it is.

Both scripts run, in processes of their own, with the real ``replicate`` and the real ``fal_client``: what they print and
write, and how they end, must be the same. Only an ``after.py`` that has work left for a person (a ``TODO(cogfal``) does
not run.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from running import Runner, platforms, scripts

from flake8_cogfal.engine import migrate
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.settings import applications_in, read_settings

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from test_cases import Annotated, comments_of, found_in  # noqa: E402

CASES = HERE / "cases"
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
    def changes(self) -> bool:
        return self.after.text != self.before.text

    @property
    def is_finished(self) -> bool:
        """Whether nothing in the result is left to a person."""
        return self.changes and "TODO(cogfal" not in self.after.text

    def place(self, folder: Path, text: str) -> Path:
        """Write the project into a folder, with a script of that text."""
        ignored = shutil.ignore_patterns("before.py", "after.py")
        shutil.copytree(self.folder, folder, ignore=ignored, dirs_exist_ok=True)
        (folder / SCRIPT).write_text(text, encoding="utf-8")
        return folder


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


def text_after(migration: Migration | None, text: str) -> str:
    data = migration.changes.get(SCRIPT) if migration is not None else None
    return data.decode() if data is not None else text


def findings(migration: Migration | None) -> dict[int, Counter[str]]:
    return found_in(migration, SCRIPT) if migration is not None else {}


every_case = pytest.mark.parametrize("case", cases(), ids=name_of)


@every_case
def test_findings_and_result(case: Case, tmp_path: Path) -> None:
    migration = migrated(case.place(tmp_path, case.before.text))
    assert findings(migration) == case.before.findings
    assert text_after(migration, case.before.text) == case.after.text
    compile(case.after.text, "after.py", "exec", dont_inherit=True)


@every_case
def test_second_run_changes_nothing(case: Case, tmp_path: Path) -> None:
    again = migrated(case.place(tmp_path, case.after.text))
    assert text_after(again, case.after.text) == case.after.text
    assert findings(again) == case.after.findings


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
    before = runner.outcome(case.before.text, case.folder, "before.py", tmp_path)
    assert before.printed or before.files or before.ending, "the script shows nothing"
    if case.is_finished:
        assert runner.outcome(case.after.text, case.folder, "after.py", tmp_path) == before
