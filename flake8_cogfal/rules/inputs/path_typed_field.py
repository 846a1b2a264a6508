"""CF310 path-typed-field."""

from __future__ import annotations

from collections.abc import Iterator

from ...cog.types import read_type
from ...fal.app import read_apps
from ...fal.endpoints import endpoints_of, fields_of
from ...findings import Applicability, Finding
from ...project.project import PythonFile
from ..rule import Rule


class PathTypedField(Rule):
    """``https://example.com/a.png`` becomes ``Path("https:/example.com/a.png")``, silently."""

    code = "CF310"
    name = "path-typed-field"
    summary = "a field of an input model is a Path, which breaks URLs"
    applicability = Applicability.MANUAL

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Fields of the models that endpoints take which are paths, or lists of them."""
        for app in read_apps(file.module):
            models = {one.name: one for endpoint in endpoints_of(app) for one in endpoint.models}
            for field in (field for model in models.values() for field in fields_of(model)):
                if read_type(file.module, field.annotation).kind == "path":
                    name = file.module.source(field.target)
                    message = (
                        f"`{name}` is a Path: pydantic makes `https:/` of the `https://` of a URL; "
                        "make it a str and call download_file"
                    )
                    yield self.at(file.path, field, message)
