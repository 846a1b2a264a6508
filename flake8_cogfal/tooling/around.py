"""The tooling of one project: its own files, and what stands at the root of the repository and works in its folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..source.tree import SKIPPED_FOLDERS
from .files import CONFIGURATIONS, FoundUse, Kind, kind_of, paths_at_root, paths_below, text_of, uses_of
from .workflow import Workflow, read_workflow

if TYPE_CHECKING:
    from ..project.project import Project

EVIDENCE = re.compile(r"\br8\.im/|\breplicate\b|\bcog\.yaml\b|\bcog[ \t]+(?:predict|push)\b", re.IGNORECASE)
"""In the files around an app that has no cog.yaml: what tells Replicate's Cog from other programs of that name."""


@dataclass(frozen=True)
class ToolingFile:
    """A file around the model that speaks of Cog. ``path`` is relative to the project; it may lead out of it (``../``)."""

    project: Project
    path: str
    kind: Kind
    text: str

    def uses(self, code: str) -> list[FoundUse]:
        """The uses of Cog that concern the project, but for those that are silenced under ``code``."""
        found = self.workflow.uses(code) if self.workflow else uses_of(self.kind, self.text, code)
        return [one for one in found if self._concerns(one)]

    @cached_property
    def workflow(self) -> Workflow | None:
        """The file as a workflow of GitHub; None where it is none."""
        return read_workflow(self.text) if self.kind is Kind.WORKFLOW else None

    @property
    def is_outside(self) -> bool:
        """Whether it stands above the project's folder: such files are never written."""
        return self.path.startswith("../")

    @cached_property
    def _is_of_the_only_project(self) -> bool:
        """Whether the repository has no other model of Cog, so that all of it speaks of this one."""
        root = self.project.tree.root.resolve()
        return was_of_cog(self.project) and not any(
            place != root for place in _configured_folders(repository_of(root))
        )

    def _concerns(self, found: FoundUse) -> bool:
        """Whether a command works in the project's folder: not where it goes into another one with a model."""
        if found.folder is None:
            return not self.is_outside or self._is_of_the_only_project
        root = self.project.tree.root.resolve()
        before_github, is_of_github, _ = self.path.partition(".github/")
        base = root / before_github if is_of_github else (root / self.path).parent
        places = [(base / found.folder).resolve()]
        if self.is_outside:
            return places == [root] or (not found.folder and self._is_of_the_only_project)
        if self.kind is Kind.SCRIPT:  # most are started from the root
            places.append((root / found.folder).resolve())
        return root in places or not any(
            os.path.isfile(one / name) for one in places for name in CONFIGURATIONS
        )


def tooling_of(project: Project) -> tuple[ToolingFile, ...]:
    """The files around a project's model that speak of Cog, if it is one that Cog was used for; sorted by path."""
    found = tuple(_files(project))
    if was_of_cog(project):
        return found if speaks(project) else ()
    is_from_cog = (
        project.is_on_fal and any(EVIDENCE.search(one.text) for one in found) and not _holds_projects(project)
    )
    return found if is_from_cog and speaks(project) else ()


def was_of_cog(project: Project) -> bool:
    """Whether there is a cog.yaml, or was one when the conversion began."""
    return project.configuration_path is not None or any(
        name in project.tree.changes for name in CONFIGURATIONS
    )


def _holds_projects(project: Project) -> bool:
    """Whether a folder of the project still holds a model of Cog: commands beside an app on fal are for that one."""
    folders = project.tree.folders_in()
    return any(project.tree.exists(f"{folder}/{name}") for folder in folders for name in CONFIGURATIONS)


def _files(project: Project) -> Iterator[ToolingFile]:
    root = project.tree.root
    above = _above(root.resolve())
    for path in [*above, *paths_below(root)]:
        kind = kind_of(path)
        if kind is None or (kind.is_prose and not project.reads_documents):
            continue
        text = text_of(project.tree, path)
        if text is not None:
            yield ToolingFile(project, path, kind, text)


def _above(root: Path) -> list[str]:
    """What speaks for the whole repository, relative to a project below its root; not what the project holds itself."""
    repository = repository_of(root)
    if repository == root:
        return []
    place = root.relative_to(repository)
    found = [path for path in paths_at_root(repository) if not Path(path).is_relative_to(place)]
    return ["../" * len(place.parts) + path for path in found]


def repository_of(root: Path) -> Path:
    """The root of the repository that a folder lies in; the folder itself where there is none."""
    return next((place for place in (root, *root.parents) if (place / ".git").exists()), root)


def _configured_folders(repository: Path) -> Iterator[Path]:
    """The folders of a repository with a cog.yaml."""
    for place, folders, names in os.walk(repository):
        folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
        if not set(CONFIGURATIONS).isdisjoint(names):
            yield Path(place)


def speaks(project: Project) -> bool:
    """Whether an app speaks for its folder: of several without a cog.yaml, the first does. Trainings and clients do not."""
    if project.purpose or project.app_path is None:
        return not project.purpose and project.configuration_path is not None
    if not os.path.isfile(project.tree.root / project.app_path):
        return False  # standard input: it lies in no folder
    if project.configuration_path is not None or "/" in project.app_path:
        return True
    from ..project.discovery import holds_app

    others = (path for path in project.tree.names_in() if path < project.app_path)
    return not any(holds_app(project.tree.root / path) for path in others)
