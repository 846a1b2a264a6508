"""Apps on fal: what the package knows about ``fal.App``, and its rules for files that hold one already.

Every folder of ``tests/cases/fal_apps`` is an app before and after ``cogfal-fix --unsafe-fixes``, annotated as in
``test_cases``. Where nothing can be fixed there is no ``after.py``. Other files of a folder are modules of the app.
"""

from __future__ import annotations

import shutil
import types
from pathlib import Path
from typing import Any

import fal
import pytest
from fal.app import wrap_app
from test_cases import CASES, Annotated, found_in

from flake8_cogfal.engine import migrate
from flake8_cogfal.fal.app import APP_NAMES, ATTRIBUTES_ONLY, KEYWORDS_ONLY, OPTIONS
from flake8_cogfal.fal.naming import derived_name
from flake8_cogfal.migration import Migration
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


VALUES: dict[str, Any] = {
    "app_auth": "public",
    "app_name": "an-app",
    "image": None,
    "local_python_modules": ["helpers"],
    "machine_type": "L",
    "num_gpus": 1,
    "regions": ["us-west"],
    "requirements": ["numpy"],
}


def app_class(
    name: str = "Answers", attributes: dict[str, Any] | None = None, **keywords: Any
) -> type[fal.App]:
    """A class as a file of the user's would define it."""

    def answer(self: Any) -> dict[str, str]:
        return {}

    body = {"answer": fal.endpoint("/")(answer), "__module__": __name__, **(attributes or {})}
    return types.new_class(name, (fal.App,), keywords, lambda space: space.update(body))


@pytest.mark.parametrize("option", sorted(ATTRIBUTES_ONLY))
def test_fal_refuses_these_options_as_keywords(option: str) -> None:
    with pytest.raises((TypeError, ValueError)):
        wrap_app(app_class(**{option: VALUES[option]}))
    wrap_app(app_class(attributes={option: VALUES[option]}))


def test_fal_reads_the_python_version_as_a_keyword_only() -> None:
    assert "python_version" in KEYWORDS_ONLY
    by_attribute = wrap_app(app_class(attributes={"python_version": "3.10"}))
    by_keyword = wrap_app(app_class(python_version="3.10"))
    assert "python_version" not in by_attribute.options.environment
    assert by_keyword.options.environment["python_version"] == "3.10"


def test_fal_says_nothing_of_a_misspelt_attribute() -> None:
    assert wrap_app(app_class(attributes={"keepalive": 5})).options.host["keep_alive"] != 5
    with pytest.raises(ValueError, match="keep_alive"):
        wrap_app(app_class(keepalive=5))


def test_options_are_attributes_of_an_app() -> None:
    by_default = set(app_class().host_kwargs)
    assert {name for name in dir(fal.App) if not name.startswith("_")} | by_default >= OPTIONS
    assert not OPTIONS & KEYWORDS_ONLY


@pytest.mark.parametrize(
    "name",
    [
        "SDXLTurbo",
        "Flux2Klein",
        "MyApp",
        "ComfyUI",
        "Whisper3",
        "LLaVA",
        "GPT4All",
        "Model_v2",
        "snake_case",
        "X",
    ],
)
def test_the_derived_name_is_that_of_fal(name: str) -> None:
    assert derived_name(name) == app_class(name).app_name


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
