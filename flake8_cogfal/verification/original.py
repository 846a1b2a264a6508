"""The inputs of the Cog model that an app was made from: a document of Cog, the run that migrated it, or git."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..cog.legacy_inputs import declares_inputs
from ..cog.predictor import read_predictor
from ..fixing.journal import WriteRefused, read_journal
from ..options import Options
from ..project.discovery import with_configuration
from ..project.project import CONFIGURATIONS, Project
from ..project.training import training_project
from ..source.tree import Tree
from .history import commits_of, python_files_at
from .predictor_schema import inputs_of_predictor
from .published import NotASchema, PublishedInput, inputs_of_cog

MOST_COMMITS = 100


@dataclass(frozen=True)
class App:
    """An app whose original is asked for: its class ``name`` in ``file`` of the project at ``root``.

    ``names`` are those of all apps in the file.
    """

    root: Path
    file: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Original:
    """The inputs on Cog, and where they come from, in words."""

    inputs: tuple[PublishedInput, ...]
    source: str


def original_of(
    app: App, document: Path | None, before: Mapping[str, bytes | None], options: Options
) -> Original | None:
    """The original of an app; None where there is none.

    ``document`` is an OpenAPI document of Cog, ``before`` are files as they were before this run. Raises NotASchema
    where the document is no such thing.
    """
    if document is not None:
        return Original(read_document(document), str(document))
    for tree, source in _candidates(app.root, app.file, before):
        inputs = _read(tree, app, options)
        if inputs is not None:
            return Original(inputs, source)
    return None


def read_document(path: Path) -> tuple[PublishedInput, ...]:
    """The inputs in a file: a document of Cog, or the label of an image as `docker inspect` prints it. Raises NotASchema."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise NotASchema(error.strerror or str(error)) from error
    except (ValueError, RecursionError) as error:
        raise NotASchema(f"it is no JSON ({error})") from error
    return inputs_of_cog(found)


def _candidates(root: Path, app: str, before: Mapping[str, bytes | None]) -> Iterator[tuple[Tree, str]]:
    """The states of the project in which the app may be a predictor, the likeliest first."""
    if before:
        yield Tree(root, dict(before)), "the files before this run"
    try:
        journal = read_journal(root)
    except WriteRefused:
        journal = None
    if journal is not None:
        yield Tree(root, {one.path: one.before for one in journal.entries}), "the files before the last run"
    for commit in commits_of(root, app, MOST_COMMITS):
        files = python_files_at(root, commit)
        if files:
            yield Tree(Path("/nonexistent") / root.name, dict(files)), f"commit {commit[:10]}"


def _read(tree: Tree, app: App, options: Options) -> tuple[PublishedInput, ...] | None:
    """The inputs that an app had as a predictor or training of Cog in a state of the project; None where it was none.

    A class that keeps its name is found by that. The one that cog.yaml names may have got another.
    """
    project = _project(tree, app.file)
    file = project.app_file
    if file is None or (file.path != app.file and Project(Tree(app.root), None, file.path).is_on_fal):
        return None  # that predictor became another app
    if file.predictor is None and file.function is None:
        return None
    named = file.predictor.node.name if file.predictor is not None else None
    other = read_predictor(file.module, app.name) if app.name != named else None
    if other is not None:
        return None if declares_inputs(file.module, other.endpoint) else inputs_of_predictor(other)
    without_original = [one for one in app.names if read_predictor(file.module, one) is None]
    if app.name != named and (named in app.names or without_original[:1] != [app.name]):
        return None
    return inputs_on_cog(project, options)


def _project(tree: Tree, app: str) -> Project:
    """A state of the project, or its training where that is what became the app."""
    configuration = next((name for name in CONFIGURATIONS if tree.exists(name)), None)
    if configuration is None:
        return Project(tree, None, app)
    project = with_configuration(tree, configuration)
    training = training_project(project)
    if training is not None and training.app_path == app:
        return training
    return project if project.app_path else Project(tree, configuration, app)


def inputs_on_cog(project: Project, options: Options) -> tuple[PublishedInput, ...] | None:
    """What Cog publishes for the predictor of a project; None where there is none, or its inputs cannot be read."""
    from ..engine import Unfixable, prepared

    file = project.app_file
    if file is None or (file.predictor is None and file.function is None):
        return None
    with suppress(Unfixable):  # then it is read as it stands
        file = prepared(project, options).app_file
    if file is None or file.predictor is None or declares_inputs(file.module, file.predictor.endpoint):
        return None
    return inputs_of_predictor(file.predictor)
