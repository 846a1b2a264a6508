"""CF306 cog-secret-input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...cog.inputs import InputParameter
from ...conversion.inputs.body import read_field
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import Edit
from ...project.project import PythonFile
from ..rule import Group, Rule
from .cog_input import add_field, inputs_of, why_not


class CogSecretInput(Rule):
    """Cog's Secret is pydantic's SecretStr: masked when it is printed, read with ``get_secret_value()``."""

    code = "CF306"
    name = "cog-secret-input"
    summary = "an input is a Secret; pydantic has SecretStr for it"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Parameters of type Secret."""
        for parameter in inputs_of(file):
            if parameter.type.kind != "secret":
                continue
            why = why_not(parameter)
            message = f"`{parameter.name}` is a Secret of cog: make it a SecretStr of pydantic"
            if why:
                message += f" ({why})"
            yield self.at(
                file.path, parameter.argument, message, parameter, manual=bool(why), blocks=bool(why)
            )

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """A field of type ``SecretStr``."""
        parameter = finding.subject
        assert isinstance(parameter, InputParameter)
        yield from add_field(parameter, plan)
        yield from read_field(parameter, plan.field_name(parameter), plan)
