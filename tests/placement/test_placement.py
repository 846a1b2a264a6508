"""Every context in which an imported name can occur: what becomes of it, and that it behaves as before.

A folder of ``contexts`` is a project (see ``test_cases``): ``before.py`` and the app ``after.py`` that it becomes, or a
line with the code that declines it. Behaviour is what ``stubs`` record: the same calls in the same order, and the same
answer. The app is imported and pickled where none of its packages is, and unpickled where its own file is not.
"""

from __future__ import annotations

import ast
import builtins
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_cases import CONFIGURATION, FOLDER, PREDICTOR, Case

from flake8_cogfal.migration import Migration
from flake8_cogfal.source.module import PythonModule
from flake8_cogfal.source.standard_modules import RUNTIME, STANDARD

HERE = Path(__file__).parent

CONTEXTS = sorted(path.parent for path in HERE.glob("contexts/*/before.py"))
CONVERTED = [path for path in CONTEXTS if (path / "after.py").exists()]
DECLINED = [path for path in CONTEXTS if path not in CONVERTED]


@pytest.mark.parametrize("folder", CONVERTED, ids=lambda path: path.name)
def test_result(folder: Path, tmp_path: Path) -> None:
    case = Case(folder)
    migration = case.migrate(tmp_path)
    assert not migration.declined
    written = {path: data.decode() for path, data in migration.changes.items() if data is not None}
    assert written == {PREDICTOR: case.after.text, **case.written}


@pytest.mark.parametrize("folder", DECLINED, ids=lambda path: path.name)
def test_declined(folder: Path, tmp_path: Path) -> None:
    case = Case(folder)
    migration = case.migrate(tmp_path)
    assert migration.changes == {}
    expected = {(path, str(line)) for path, file in case.files.items() for line in file.reasons}
    assert {tuple(reason.split(":", 2)[:2]) for reason in migration.declined} == expected


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each predictor runs in a fork of one process")
@pytest.mark.parametrize("folder", CONVERTED, ids=lambda path: path.name)
def test_same_behaviour(folder: Path, answers: dict[str, dict[str, Any]]) -> None:
    sides = answers[folder.name]
    for side, answer in sides.items():
        assert "error" not in answer, f"{side}: {answer['traceback']}"
    assert sides["deploy"]["calls"] == []
    assert sides["serve"]["calls"] == sides["original"]["calls"]
    assert sides["serve"]["value"] == sides["original"]["value"]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What is recorded of each context: one process for every side."""
    place = tmp_path_factory.mktemp("placement")
    return recorded(place, CONVERTED)


def recorded(place: Path, folders: list[Path]) -> dict[str, dict[str, Any]]:
    """What is recorded of the predictors and of their apps, by context and side."""
    jobs = {folder.name: list(jobs_of(Case(folder), place / folder.name)) for folder in folders}
    found: dict[str, dict[str, Any]] = {name: {} for name in jobs}
    for side, index in (("original", 0), ("deploy", 1), ("serve", 1)):
        file = place / f"{side}.json"
        file.write_text(json.dumps([own[index] for own in jobs.values()]))
        command = [sys.executable, str(HERE / "run.py"), side, str(file)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=600)
        assert run.returncode == 0, run.stderr[-2000:]
        for name, answer in zip(jobs, json.loads(run.stdout.splitlines()[-1]), strict=True):
            found[name][side] = answer
    return found


def jobs_of(case: Case, place: Path) -> Iterator[dict[str, Any]]:
    """The predictor and the app, each in a folder with the other files of the project."""
    migration = case.migrate(place / "before")
    if migration.declined:
        pytest.fail(f"{case.folder.name} is declined: {migration.declined[0]}")
    own = {path.partition("/")[0].removesuffix(".py") for path in case.files if path != PREDICTOR}
    own |= {path.rpartition("/")[2].removesuffix(".py") for path in files_after(case, migration)}
    roots = sorted(imported_roots(case) - own)
    for folder, files in (("before", None), ("after", files_after(case, migration))):
        target = place / folder / FOLDER
        for path, data in (files or {}).items():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_bytes(data)
        yield {
            "file": str(target / PREDICTOR),
            "pickle": str(place / "app.pickle"),
            "roots": roots,
            "own": sorted(own - {"predict"}),
            "missing": [one for one in roots if one.startswith("absent_")],
            "names": sorted(names_from_nowhere(case)),
        }


def files_after(case: Case, migration: Migration) -> dict[str, bytes]:
    """The files of the migrated project."""
    files: dict[str, bytes | None] = {path: file.text.encode() for path, file in case.files.items()}
    files.update(migration.changes)
    return {path: data for path, data in files.items() if data is not None and path != CONFIGURATION}


def imported_roots(case: Case) -> set[str]:
    """The packages that a project imports and that are not on every machine."""
    roots: set[str] = set()
    for path, file in case.files.items():
        if path.endswith(".py"):
            for node in ast.walk(ast.parse(file.text)):
                if isinstance(node, ast.Import):
                    roots |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    roots.add(node.module.partition(".")[0])
    return roots - STANDARD - RUNTIME - {"cog"}


def names_from_nowhere(case: Case) -> set[str]:
    """Names that a predictor reads and nothing in it binds: a star import has them."""
    module = PythonModule(PREDICTOR, case.files[PREDICTOR].text)
    return set(module.used_names - module.bound_names - set(dir(builtins)))
