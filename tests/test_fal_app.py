"""Apps on fal: what the package knows about ``fal.App``, and its rules for files that hold one already.

Every folder of ``tests/cases/fal_apps`` is an app before and after ``cogfal-fix --unsafe-fixes``, annotated as in
``test_cases``. Where nothing can be fixed there is no ``after.py``. Other files of a folder are modules of the app.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import fal
import pytest
from test_cases import CASES, Annotated, found_in

from flake8_cogfal.engine import Migration, migrate
from flake8_cogfal.fal.app import APP_NAMES
from flake8_cogfal.options import Options
from flake8_cogfal.project.project import Project
from flake8_cogfal.source.tree import Tree

APP = "app.py"

every_app = pytest.mark.parametrize(
    "folder",
    sorted(path.parent for path in (CASES / "fal_apps").glob("*/before.py")),
    ids=lambda path: path.name,
)


def test_every_public_name_of_an_app_is_known() -> None:
    assert {name for name in dir(fal.App) if not name.startswith("_")} <= APP_NAMES


def migrated(folder: Path, text: str, place: Path) -> Migration:
    shutil.copytree(folder, place, dirs_exist_ok=True, ignore=shutil.ignore_patterns("before.py", "after.py"))
    (place / APP).write_text(text, encoding="utf-8")
    return migrate(Project(Tree(place), None, APP), Options(unsafe_fixes=True))


@every_app
def test_an_app_is_found_and_fixed(folder: Path, tmp_path: Path) -> None:
    before = Annotated.read((folder / "before.py").read_text("utf-8"))
    migration = migrated(folder, before.text, tmp_path)
    assert found_in(migration, APP) == before.findings
    after = folder / "after.py"
    changed = migration.changes.get(APP)
    assert (changed.decode() if changed else None) == (
        Annotated.read(after.read_text("utf-8")).text if after.exists() else None
    )


@every_app
def test_a_fixed_app_stays_as_it_is(folder: Path, tmp_path: Path) -> None:
    after = folder / "after.py"
    if not after.exists():
        return
    fixed = Annotated.read(after.read_text("utf-8"))
    again = migrated(folder, fixed.text, tmp_path)
    assert again.changes == {}
    assert found_in(again, APP) == fixed.findings
