"""CF206 cog-train."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...findings import Applicability, Finding
from ...project.project import Project, PythonFile
from ..rule import Group, Rule


class CogTrain(Rule):
    """Training is a service of its own: on fal a second app, in the file that has the function.

    That file is converted like a predictor's, with the environment of the same cog.yaml.
    """

    code = "CF206"
    name = "cog-train"
    summary = "cog.yaml names a training entry, which is a second app on fal"
    group = Group.APP
    fixed_with = "CF201"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """An import of the other app's file: what it is deployed with is not on this one's runner."""
        apart = file.project.apart
        described = file.predictor or file.app
        node = described.node if described else file.function
        if apart is None or node is None or all(one.path != apart for one in file.reached):
            return
        message = f"it imports `{apart}`, which is an app of its own on fal: move what both use into a module"
        yield self.at(file.path, node, message, manual=True)

    def check_project(self, project: Project) -> Iterator[Finding]:
        """``train`` in cog.yaml."""
        configuration = project.reading.configuration if project.reading else None
        if configuration is None or not configuration.train or project.configuration_path is None:
            return
        assert project.reading is not None
        line = project.reading.lines.get(("train",), 1)
        message = "`train`: on fal the training is a second app, with a name of its own"
        reference = configuration.training_reference
        why = ""
        if reference is None:
            why = "write it as file.py:name"
        elif reference.file == project.app_path:
            why = f"move it out of `{reference.file}`, which holds the predictor"
        elif not project.tree.exists(reference.file):
            message = f"`train`: there is no `{reference.file}`, so there is no training to convert"
        finding = self.on_line(project.configuration_path, line, message + (f" ({why})" if why else ""))
        yield replace(finding, applicability=Applicability.MANUAL, blocks=True) if why else finding
