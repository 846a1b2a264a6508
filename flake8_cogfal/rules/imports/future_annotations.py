"""CF109 future-annotations."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding
from ...project.project import PythonFile
from ..rule import BlockingRule


class FutureAnnotations(BlockingRule):
    """``from __future__ import annotations``."""

    code = "CF109"
    name = "future-annotations"
    summary = "annotations are strings, so a deployed endpoint does not find its input model"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """The future import in an app file."""
        if not file.is_app_file:
            return
        for imported in file.module.imports:
            if imported.module == "__future__" and imported.name == "annotations":
                message = (
                    "`from __future__ import annotations` in an app file: the input model's name is lost in pickling and "
                    "requests end as 422; remove the line"
                )
                yield self.at(file.path, imported.statement, message)
