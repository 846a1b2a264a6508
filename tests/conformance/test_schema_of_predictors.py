"""What ``--verify`` reads from a predictor's source is what the real Cog publishes for it, over the whole table.

So is what it compares: between the real Cog and the real fal it sees the differences that the table states, and no others.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from entries import Entry, read_table
from environments import publish, pythons_with_cog, write

from flake8_cogfal.engine import migrate
from flake8_cogfal.options import Options
from flake8_cogfal.project.project import Project
from flake8_cogfal.source.tree import Tree
from flake8_cogfal.verification.comparison import compare, exact
from flake8_cogfal.verification.original import inputs_on_cog
from flake8_cogfal.verification.published import PublishedInput, inputs_of_cog, inputs_of_fal

# Entries that Cog takes. What is declined is read as well: somebody may have converted it by hand.
TABLE = [entry for entry in read_table() if not entry.is_refused]


Answers: TypeAlias = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answers]:
    """What each generation of Cog publishes for the entries that it takes, by version."""
    root = tmp_path_factory.mktemp("schemas")
    projects = [
        write(root / str(number), {"predict.py": entry.model, "cog.yaml": entry.model_configuration})
        for number, entry in enumerate(TABLE)
    ]
    pythons = pythons_with_cog()
    with ThreadPoolExecutor() as threads:
        found = threads.map(lambda python: publish(python, "cog", projects), pythons.values())
        return {
            version: {
                entry.name: answer["document"]
                for entry, answer in zip(TABLE, answers, strict=True)
                if "document" in answer
            }
            for version, answers in zip(pythons, found, strict=True)
        }


def as_project(entry: Entry) -> Project:
    files: dict[str, bytes | None] = {
        "cog.yaml": entry.configuration.encode(),
        "predict.py": entry.source.encode(),
    }
    return Project(Tree(Path("/nonexistent/my-model"), files), "cog.yaml", "predict.py")


def read_from_source(entry: Entry) -> tuple[PublishedInput, ...]:
    inputs = inputs_on_cog(as_project(entry), Options())
    assert inputs is not None
    return inputs


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_source_says_what_cog_publishes(entry: Entry, published: dict[str, Answers]) -> None:
    ours = read_from_source(entry)
    for version, answers in published.items():
        if entry.name in answers:
            theirs = inputs_of_cog(answers[entry.name])
            assert set(differing(ours, theirs)) <= entry.differences_from(version)


def differing(ours: tuple[PublishedInput, ...], theirs: tuple[PublishedInput, ...]) -> Iterator[str]:
    """The places where the source says something else than Cog; what only a run would tell is left out."""
    if [one.name for one in ours] != [one.name for one in theirs]:
        yield "names"
        return
    for mine, real in zip(ours, theirs, strict=True):
        if (mine.is_file, mine.is_secret) != (real.is_file, real.is_secret):
            yield f"{mine.name}.format"
        for keyword in (mine.says.keys() | real.says.keys()) - mine.unknown:
            if exact(mine.says.get(keyword)) != exact(real.says.get(keyword)):
                yield f"{mine.name}.{keyword}"


@pytest.fixture(scope="module")
def apps(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """What fal publishes for the app that each entry becomes, by its name."""
    root = tmp_path_factory.mktemp("apps")
    projects = {}
    for number, entry in enumerate(TABLE):
        app = migrate(as_project(entry), Options()).changes.get("predict.py")
        if app is not None:
            projects[entry.name] = write(root / str(number), {"predict.py": app.decode()})
    answers = publish(sys.executable, "fal", projects.values())
    return {name: one["document"] for name, one in zip(projects, answers, strict=True)}


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_comparison_sees_what_differs_and_nothing_else(
    entry: Entry, published: dict[str, Answers], apps: Answers
) -> None:
    if entry.name not in apps:
        return
    ours = inputs_of_fal(apps[entry.name])
    for version, answers in published.items():
        if entry.name in answers:
            found = compare(inputs_of_cog(answers[entry.name]), ours)
            seen = [*found.differences, *(one for one in found.notes if "is new" in one)]  # told, and no harm
            assert bool(seen) == bool(entry.differences_from(version)), found


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_migrated_apps_have_the_inputs_of_their_source(entry: Entry, apps: Answers) -> None:
    if entry.name in apps:
        assert compare(read_from_source(entry), inputs_of_fal(apps[entry.name])).differences == ()
