"""CF407 missing-content-type."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.predictor import Predictor
from ...conversion.outputs.media import media_of_values
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import AddArgument, Edit
from ...fixing.places import place_of
from ...project.project import PythonFile
from ...source.walking import walk
from ..rule import Rule

FILES = frozenset(
    f"fal.toolkit.{module}{name}"
    for module, name in (
        ("", "File"), ("", "Image"), ("", "Video"), ("", "Audio"), ("file.", "File"), ("image.", "Image"),
        ("video.", "Video"), ("audio.", "Audio"),
    )
)  # fmt: skip


class MissingContentType(Rule):
    """``from_path`` does not look at the file's name."""

    code = "CF407"
    name = "missing-content-type"
    summary = (
        "an upload without content type is application/octet-stream: players and previews do not open it"
    )

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Calls of ``from_path`` of a class of fal.toolkit with nothing but the path."""
        if file.app is None:
            return
        for _, function in file.module.outer_functions():
            predictor = Predictor(file.module, file.app.node, function)
            for node in walk(function):
                if not isinstance(node, ast.Call) or not self._lacks_type(file, node):
                    continue
                known = media_of_values(predictor, [(function, node.args[0])]).content_type
                message = (
                    f"`{file.module.source(node.func)}` does not look at the name: give "
                    f'content_type="{known or "..."}", else it is application/octet-stream'
                )
                yield self.at(file.path, node, message, (node, known), manual=known is None)

    @staticmethod
    def _lacks_type(file: PythonFile, node: ast.Call) -> bool:
        if not isinstance(node.func, ast.Attribute) or node.func.attr != "from_path" or len(node.args) != 1:
            return False
        named = {one.arg for one in node.keywords}
        is_file = file.module.qualified(node.func.value) in FILES
        return is_file and not named & {"content_type", None} and not isinstance(node.args[0], ast.Starred)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Name the type that the file's suffix stands for."""
        assert isinstance(finding.subject, tuple)
        node, known = finding.subject
        module = plan.file.module
        argument = f'content_type="{known}"'
        yield AddArgument(plan.path, *place_of(module, node), module.source(node), argument)
