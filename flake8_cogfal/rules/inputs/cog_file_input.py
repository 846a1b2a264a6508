"""CF305 cog-file-input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...cog.inputs import InputParameter
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import AddImport, BindFirst, Edit, WrapBody
from ...project.project import PythonFile
from ..rule import Group, Rule
from .cog_input import add_field, inputs_of, why_not
from .unusable_field import why_unusable


class CogFileInput(Rule):
    """Cog downloads a file before it calls predict; on fal the app does it, for the length of the request."""

    code = "CF305"
    name = "cog-file-input"
    summary = "an input is a file; fal passes its URL"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Inputs of type Path (or File, which is left)."""
        for parameter in inputs_of(file):
            if not parameter.type.is_file:
                continue
            why = self._why_not(parameter) or why_unusable(parameter, inputs_of(file))
            message = (
                f"`{parameter.name}` is a file: fal passes a URL, download it for the length of the request"
            )
            if why:
                message += f" ({why})"
            yield self.at(
                file.path, parameter.argument, message, parameter, manual=bool(why), blocks=bool(why)
            )

    @staticmethod
    def _why_not(parameter: InputParameter) -> str:
        if parameter.type.kind == "file":
            return "this version converts Path inputs only"
        if parameter.default_value is not None and not parameter.is_none_by_default:
            return "it has a default file: make it a file that the code opens when the input is None"
        return why_not(parameter)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Take a URL, download it into a folder that lives as long as the request."""
        parameter = finding.subject
        assert isinstance(parameter, InputParameter)
        yield from add_field(parameter, plan)
        yield AddImport(plan.path, "import tempfile")
        yield AddImport(plan.path, "from fal.toolkit import download_file")
        yield WrapBody(plan.path, plan.endpoint, f"tempfile.TemporaryDirectory() as {plan.folder}", 1)
        yield BindFirst(plan.path, plan.endpoint, self._download(parameter, plan), parameter.order)

    @staticmethod
    def _download(parameter: InputParameter, plan: AppPlan) -> str:
        files = [one for one in inputs_of(plan.file) if one.type.is_file]
        field = f"{plan.parameter}.{plan.field_name(parameter)}"
        name = parameter.name
        may_be_missing = parameter.type.is_optional or parameter.is_none_by_default
        if parameter.type.is_list:
            members = (
                f'    download_file(url, f"{{{plan.folder}}}/{name}/{{index}}")\n'
                f"    for index, url in enumerate({field})\n"
            )
            if not may_be_missing:
                return f"{name} = [\n{members}]"
            members = "".join(f"    {line}\n" for line in members.splitlines())
            return f"{name} = (\n    [\n{members}    ]\n    if {field} is not None\n    else None\n)"
        # Equal base names would overwrite each other: every file gets a folder of its own.
        folder = plan.folder if len(files) == 1 else f'f"{{{plan.folder}}}/{name}"'
        call = f"{name} = download_file({field}, {folder})"
        if not may_be_missing:
            return call
        line = f"{call} if {field} else None"
        if len(line) + 12 <= 88:
            return line
        return f"{name} = (\n    download_file({field}, {folder})\n    if {field}\n    else None\n)"
