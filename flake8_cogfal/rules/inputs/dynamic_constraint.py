"""CF304 dynamic-constraint."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...cog.choices import literal_choices
from ...cog.inputs import InputParameter
from ...findings import Applicability, Finding
from ...project.project import PythonFile
from ..rule import Rule
from .cog_input import inputs_of


class DynamicConstraint(Rule):
    """Choices, defaults and descriptions that only the runner can compute cannot stand in the published schema."""

    code = "CF304"
    name = "dynamic-constraint"
    summary = "choices=, default or description of an input are computed when the app runs"
    applicability = Applicability.MANUAL

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Choices that are computed, or not of the input's type; defaults and descriptions that depend on the runner."""
        for parameter in inputs_of(file):
            choices, default = parameter.choices, parameter.default_value
            if choices is not None and not literal_choices(parameter):
                yield self._choices(file, parameter, choices)
            if default is not None and default in file.computed:
                message = (
                    f"the default of `{parameter.name}` is computed when the app runs: fal publishes none; "
                    "write the value out where it is known"
                )
                yield self.at(file.path, default, message, parameter)
            description = parameter.arguments.get("description")
            if description is not None and description in file.unknown_descriptions:
                message = (
                    f"the description of `{parameter.name}` is computed when the app runs: fal publishes none; "
                    "write the text out"
                )
                yield self.at(file.path, description, message, parameter)

    def _choices(self, file: PythonFile, parameter: InputParameter, choices: ast.expr) -> Finding:
        message = f"`choices=` of `{parameter.name}` are "
        if (
            choices not in file.computed
            or parameter.type.kind not in ("str", "int")
            or parameter.type.is_list
        ):
            message += "not literal values of its type: write them out as a list of strings or integers"
            return self.at(file.path, choices, message, parameter, blocks=True)
        message += (
            "computed when the app runs: fal publishes none and the endpoint checks the value; "
            "write them out where they are known"
        )
        return self.at(file.path, choices, message, parameter)
