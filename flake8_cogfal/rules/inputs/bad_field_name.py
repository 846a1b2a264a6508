"""CF311 bad-field-name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...fal.app import read_apps
from ...fal.endpoints import endpoints_of, fields_of
from ...findings import Applicability, Finding
from ...project.project import PythonFile
from ..rule import Rule


class BadFieldName(Rule):
    """It is not part of the schema, and what a request says for it is dropped."""

    code = "CF311"
    name = "bad-field-name"
    summary = "a field of an input model starts with an underscore: pydantic keeps it private"
    applicability = Applicability.MANUAL

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Names with a leading underscore, but for those that are declared to be private."""
        for app in read_apps(file.module):
            models = {one.name: one for endpoint in endpoints_of(app) for one in endpoint.models}
            for field in (field for model in models.values() for field in fields_of(model)):
                name = file.module.source(field.target)
                if name.startswith("_") and not self._is_private(file, field):
                    message = (
                        f"`{name}` is a private attribute for pydantic, not an input: "
                        f'rename it, or write `{name.lstrip("_")}: ... = Field(alias="{name}")`'
                    )
                    yield self.at(file.path, field, message)

    @staticmethod
    def _is_private(file: PythonFile, field: ast.AnnAssign) -> bool:
        value, annotation = field.value, field.annotation
        if isinstance(value, ast.Call) and file.module.qualified(value.func) == "pydantic.PrivateAttr":
            return True
        return "typing.ClassVar" in file.module.names_in(annotation)
