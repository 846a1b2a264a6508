"""CF604 invalid-cog-yaml, CF605 dangling-predict-ref, CF606 unsupported-python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...conversion.packages import python_of
from ...findings import Applicability, Finding
from ...project.project import Project
from ..rule import BlockingRule, Group, Rule


class InvalidCogYaml(BlockingRule):
    """What cog.yaml says cannot be read, or not be understood."""

    code = "CF604"
    name = "invalid-cog-yaml"
    summary = "cog.yaml has a problem"

    def check_project(self, project: Project) -> Iterator[Finding]:
        """Problems of the file, with line and key."""
        if project.configuration_path is None:
            return
        if project.reading is None:
            for unread in project.configuration_problems:
                yield self.on_line(unread.path, unread.line, unread.message)
            return
        for problem in project.reading.problems:
            key = f"`{problem.key}`: " if problem.key else ""
            finding = self.on_line(project.configuration_path, problem.line, f"{key}{problem.message}")
            if problem.key == "train" and project.reference is not None:  # the predictor does not need it
                message = (
                    f"{finding.message}; as it stands Cog trains nothing, and nothing is converted for it"
                )
                finding = replace(finding, message=message, applicability=Applicability.SAFE, blocks=False)
            elif not problem.blocks:
                finding = replace(finding, applicability=Applicability.SAFE, blocks=False)
            yield finding


class DanglingPredictReference(BlockingRule):
    """cog.yaml names a predictor that is not there."""

    code = "CF605"
    name = "dangling-predict-ref"
    summary = "cog.yaml names a predictor file or class that does not exist"

    def check_project(self, project: Project) -> Iterator[Finding]:
        """A missing file, or a file without the class or function."""
        if (
            project.reading is None
            or project.reading.configuration is None
            or project.configuration_path is None
        ):
            return
        lines = project.reading.lines
        line = next((lines[key,] for key in ("run", "predict", "model") if (key,) in lines), 1)
        reference = project.reference
        if reference is None:
            if not any((key,) in lines for key in ("run", "predict")):
                message = 'names no predictor: write `predict: "predict.py:Predictor"`'
                yield self.on_line(project.configuration_path, line, message)
        elif not project.tree.exists(reference.file):
            message = f"`{reference.file}` does not exist: name the file that holds the predictor"
            yield self.on_line(project.configuration_path, line, message)
        elif project.app_file is not None and reference.name:
            module = project.app_file.module
            if reference.name not in module.classes and reference.name not in module.functions:
                message = f"`{reference.file}` has no class or function `{reference.name}`"
                yield self.on_line(project.configuration_path, line, message)


class UnsupportedPython(Rule):
    """fal needs Python 3.10."""

    code = "CF606"
    name = "unsupported-python"
    summary = "cog.yaml asks for a Python that fal does not run"
    group = Group.APP
    applicability = Applicability.SAFE
    fixed_with = "CF201"

    def check_project(self, project: Project) -> Iterator[Finding]:
        """``python_version`` below 3.10."""
        configuration = project.reading.configuration if project.reading else None
        if (
            configuration is None
            or project.configuration_path is None
            or not configuration.build.python_version
        ):
            return
        assert project.reading is not None
        written = configuration.build.python_version
        if tuple(int(part) for part in written.split(".")[:2]) < (3, 10):
            line = project.reading.lines.get(("build", "python_version"), 1)
            yield self.on_line(project.configuration_path, line, _instead(written, project))


def _instead(written: str, project: Project) -> str:
    """What is taken for a Python that fal does not run, and why."""
    choice = python_of(project)
    if written == "3.1":
        return "Python 3.1 is a 3.10 without quotes, whose zero is lost in YAML: 3.10 is taken"
    if choice.because:
        packages = ", ".join(f"`{one}`" for one in choice.because[:3])
        return f"Python {written} does not run on fal (3.10 or later): {choice.version} is taken, which has builds of {packages}"
    return f"Python {written} does not run on fal (3.10 or later): {choice.version} is taken, check the pinned packages"
