"""The inputs that the real Cog publishes are those that the real fal publishes for the migrated project.

The table is `predictors/*.py`; how to read it stands in `entries.py`, what is compared in `schemas.py`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from entries import Entry, read_table
from environments import VERSIONS, publish, pythons_with_cog, write
from schemas import differences, inputs_of_cog, inputs_of_fal

from flake8_cogfal.engine import migrate
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.project.project import Project
from flake8_cogfal.source.tree import Tree

TABLE = read_table()
CONVERTED = [one for one in TABLE if not one.declined]
DECLINED = [one for one in TABLE if one.declined]

# By name of the entry: {"document": ...} or {"refusal": ...}.
Answers: TypeAlias = dict[str, dict[str, Any]]


def over(entries: list[Entry]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("entry", entries, ids=lambda entry: entry.name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, int], Path]:
    """The place of a project: that of the kind given, of the entry with this number."""
    root = tmp_path_factory.mktemp("conformance")
    return lambda kind, number: root / kind / str(number)


@pytest.fixture(scope="module")
def cog(folder: Callable[[str, int], Path]) -> dict[str, Answers]:
    """What each generation of Cog publishes, by version; a version that cannot be installed is not there."""
    projects = {
        entry.name: write(
            folder("cog", number), {"predict.py": entry.model, "cog.yaml": entry.model_configuration}
        )
        for number, entry in enumerate(TABLE)
    }
    pythons = pythons_with_cog()
    with ThreadPoolExecutor() as threads:
        found = threads.map(lambda python: publish(python, "cog", projects.values()), pythons.values())
        return {
            version: dict(zip(projects, answers, strict=True))
            for version, answers in zip(pythons, found, strict=True)
        }


@pytest.fixture(scope="module")
def migrations() -> dict[str, Migration]:
    """What becomes of each predictor."""
    return {entry.name: migrated(entry) for entry in TABLE}


def migrated(entry: Entry) -> Migration:
    files: dict[str, bytes | None] = {
        "cog.yaml": entry.configuration.encode(),
        "predict.py": entry.source.encode(),
    }
    return migrate(Project(Tree(Path("/nonexistent/my-model"), files), "cog.yaml", "predict.py"), Options())


@pytest.fixture(scope="module")
def fal(folder: Callable[[str, int], Path], migrations: dict[str, Migration]) -> Answers:
    """What fal publishes for each app."""
    projects = {
        entry.name: write(folder("fal", number), {"predict.py": (app or b"").decode()})
        for number, entry in enumerate(TABLE)
        if (app := migrations[entry.name].changes.get("predict.py"))
    }
    return dict(zip(projects, publish(sys.executable, "fal", projects.values()), strict=True))


def test_the_table_covers_the_language() -> None:
    assert len(TABLE) >= 150
    assert len({entry.name for entry in TABLE}) == len(TABLE)


@over(TABLE)
def test_cog_takes_it(entry: Entry, cog: dict[str, Answers]) -> None:
    refusals = [answers[entry.name].get("refusal") for answers in cog.values()]
    if entry.is_refused:
        assert all(refusals)
    elif len(cog) == len(VERSIONS):
        assert not all(refusals), refusals


@over(CONVERTED)
def test_fal_publishes_what_cog_publishes(
    entry: Entry, cog: dict[str, Answers], migrations: dict[str, Migration], fal: Answers
) -> None:
    migration = migrations[entry.name]
    assert migration.declined == ()
    assert "document" in fal[entry.name], fal[entry.name]
    ours = inputs_of_fal(fal[entry.name]["document"])
    accepted = {
        version: inputs_of_cog(answers[entry.name]["document"])
        for version, answers in cog.items()
        if "document" in answers[entry.name]
    }
    for version, theirs in accepted.items():
        found = list(differences(theirs, ours))
        assert {one.place for one in found} == entry.differences_from(version), [version, *map(str, found)]


@over(DECLINED)
def test_a_project_that_is_declined_is_for_the_stated_reasons(
    entry: Entry, migrations: dict[str, Migration]
) -> None:
    migration = migrations[entry.name]
    assert migration.declined, "it is converted now: take the mark away"
    assert migration.changes == {}
    codes = [re.findall(r"^\S+ (CF\d{3}) ", reason)[0] for reason in migration.declined]
    assert sorted(set(codes)) == sorted(entry.declined), migration.declined
