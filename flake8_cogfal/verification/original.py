"""The inputs of the Cog model that an app was made from: a document of Cog, the run that migrated it, or git."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..cog.legacy_inputs import declares_inputs
from ..fixing.journal import WriteRefused, read_journal
from ..options import Options
from ..project.discovery import with_configuration
from ..project.project import CONFIGURATIONS, Project
from ..source.tree import Tree
from .history import commits_of, python_files_at
from .predictor_schema import inputs_of_predictor
from .published import NotASchema, PublishedInput, inputs_of_cog

MOST_COMMITS = 100


@dataclass(frozen=True)
class Original:
    """The inputs on Cog, and where they come from, in words."""

    inputs: tuple[PublishedInput, ...]
    source: str


def original_of(
    root: Path, app: str, document: Path | None, before: Mapping[str, bytes | None], options: Options
) -> Original | None:
    """The original of an app file; None where there is none.

    ``document`` is an OpenAPI document of Cog, ``before`` are files as they were before this run. Raises NotASchema
    where the document is no such thing.
    """
    if document is not None:
        return Original(read_document(document), str(document))
    for tree, source in _candidates(root, app, before):
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


def _read(tree: Tree, app: str, options: Options) -> tuple[PublishedInput, ...] | None:
    """The inputs of a Cog predictor in a state of the project; None where there is none."""
    configuration = next((name for name in CONFIGURATIONS if tree.exists(name)), None)
    project = with_configuration(tree, configuration) if configuration else Project(tree, None, app)
    return inputs_on_cog(project if project.app_path else Project(tree, configuration, app), options)


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
