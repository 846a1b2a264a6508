"""The second service of a project: what cog.yaml names as ``train``."""

from __future__ import annotations

import re
from dataclasses import replace

from .project import Project

PURPOSE = "train"


def training_project(project: Project) -> Project | None:
    """The training as a project of its own, over the same files: its cog.yaml names it as the predictor.

    None where cog.yaml names none, or none in a file of its own that exists. Lines keep their numbers.
    """
    configuration = project.reading.configuration if project.reading else None
    reference = configuration.training_reference if configuration else None
    text, path = project.configuration_text, project.configuration_path
    if reference is None or text is None or path is None or project.reading is None:
        return None
    if reference.file == project.app_path or not project.tree.exists(reference.file):
        return None
    lines = text.split("\n")
    for key in ("predict", "run"):
        number = project.reading.lines.get((key,))
        if number is not None:
            lines[number - 1] = ""
    number = project.reading.lines[(PURPOSE,)]
    lines[number - 1] = re.sub(r"^(\W*)train\b", r"\1predict", lines[number - 1])
    tree = project.tree.with_changes({path: "\n".join(lines).encode()})
    return replace(project, tree=tree, app_path=reference.file, purpose=PURPOSE, apart=project.app_path)


def without_training(project: Project) -> Project:
    """The project without the file of its training, which is an app of its own."""
    training = training_project(project)
    return replace(project, apart=training.app_path) if training else project
