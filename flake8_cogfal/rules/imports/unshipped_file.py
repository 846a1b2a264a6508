"""CF106 local-module-not-shipped."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from ...conversion.environment import environment_of
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import AddAttribute, Edit
from ...project.named_files import NamedFile, missing_weights, named_files
from ...project.project import PythonFile
from ..environment.cog_yaml import image, list_attribute
from ..rule import Group, Rule

FETCHED_BY_COMMAND = re.compile(
    r"wget |aria2c |gdown|hf download|huggingface-cli download|snapshot_download|git lfs|curl [^\n]*\.(ckpt|pth?|safetensors|bin|onnx|zip|tar)"
)
"""A command of cog.yaml's build that brings files into the image: it is carried over."""


class UnshippedFile(Rule):
    """Cog copies the whole project into the image; fal ships the class and what it is told to."""

    code = "CF106"
    name = "local-module-not-shipped"
    summary = "the code reads a file of the project, or weights, that are not on the runner"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Strings that name files of the project, and weights that came with Cog's image."""
        if file.predictor is None:
            return
        tree = file.project.tree
        for named in named_files(file.module, tree):
            message = f"`{named.path}` belongs to the project and is not on the runner: ship it with the app"
            apart = "/" in file.path
            if apart:
                message += " (the predictor is in a folder of its own; this version ships from the project's root only)"
            yield self.at(file.path, named.node, message, named, manual=apart)
        if FETCHED_BY_COMMAND.search(file.project.configuration_text or ""):
            return
        for node in missing_weights(file.module, tree):
            what = "local_files_only=True" if node_is_flag(node) else f"`{file.module.source(node)}`"
            message = (
                f"{what}: these weights came with the image that Cog built and are not in the project; "
                "put them on /data, or download them in setup()"
            )
            yield self.at(file.path, node, message, node, manual=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """List it in app_files, or copy it into the image."""
        assert isinstance(finding.subject, NamedFile)
        if plan.file.project.configuration_path is None:
            yield AddAttribute(plan.path, plan.class_name, list_attribute("app_files", plan.shipped), 3)
            return
        environment = environment_of(plan)
        if environment.dockerfile is None:
            yield AddAttribute(plan.path, plan.class_name, list_attribute("app_files", plan.shipped), 3)
        yield from image(plan, environment)


def node_is_flag(node: ast.expr) -> bool:
    """Whether the place is the True of a keyword, not a file name."""
    return isinstance(node, ast.Constant) and node.value is True
