"""CF508 image-with-app-files."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...docker.dockerfile import Dockerfile
from ...findings import Finding
from ...fixing.dockerfile_edits import AddInstructions
from ...fixing.edits import Edit, RemoveStatement
from ...project.project import PythonFile
from ..rule import Group, Rule
from .copy_src import copy_line
from .dockerfile_rule import InDockerfile


class ImageWithAppFiles(Rule):
    """fal refuses a class that has both."""

    code = "CF508"
    name = "image-with-app-files"
    group = Group.APP
    mends_apps = True
    summary = "an app with an image cannot have app_files: fal raises ValueError"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``app_files`` beside ``image``."""
        attributes = file.app.attributes if file.app is not None else {}
        if "image" not in attributes or "app_files" not in attributes:
            return
        named = next((one for one in file.project.dockerfiles if one.is_named), None)
        entries = _entries(attributes["app_files"])
        can_copy = named is not None and entries is not None and "app_files_context_dir" not in attributes
        message = "fal raises ValueError for app_files beside an image: COPY the files in the Dockerfile"
        subject = InDockerfile(named, entries) if named is not None else None
        yield self.at(file.path, attributes["app_files"], message, subject, manual=not can_copy)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """The image takes the files, to its working directory, where fal puts it on the search path."""
        assert isinstance(finding.subject, InDockerfile) and plan.file.app is not None
        found, entries = finding.subject.found, finding.subject.what
        assert isinstance(entries, tuple)
        value = plan.file.app.attributes["app_files"]
        statement = next(one for one in plan.file.app.node.body if getattr(one, "value", None) is value)
        yield RemoveStatement(plan.path, statement.lineno, statement.col_offset)
        folder = _working_folder(found.dockerfile)
        lines = [copy_line(entry, folder or "/src") for entry in entries]
        if not folder:
            lines.insert(0, "WORKDIR /src")
        line = found.dockerfile.instructions[-1].end_line + 1
        yield AddInstructions(found.path, line, "\n".join(lines), 10, literal=found.place)


def _entries(node: ast.expr) -> tuple[str, ...] | None:
    if not isinstance(node, (ast.List, ast.Tuple)):
        return None
    found = [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return (
        tuple(one.removeprefix("./").rstrip("/") for one in found) if len(found) == len(node.elts) else None
    )


def _working_folder(dockerfile: Dockerfile) -> str:
    """The working directory that the last stage ends in; empty where it names none from the root."""
    folder = ""
    for one in dockerfile.final:
        if one.keyword == "WORKDIR":
            folder = one.value if one.value.startswith("/") else f"{folder}/{one.value}"
    return dockerfile.expanded(folder).rstrip("/")
