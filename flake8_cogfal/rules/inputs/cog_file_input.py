"""CF305 cog-file-input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...cog.inputs import InputParameter
from ...conversion.inputs.downloads import DOWNLOAD, needs_suffix
from ...conversion.inputs.unusable import why_unusable
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import LINE_LENGTH, AddDefinition, AddImport, BindFirst, Edit, WrapBody
from ...project.project import PythonFile
from ..rule import Group, Rule
from .cog_input import add_field, inputs_of, why_not


class CogFileInput(Rule):
    """Cog downloads a file before it calls predict; on fal the app does it, for the length of the request."""

    code = "CF305"
    name = "cog-file-input"
    summary = "an input is a file; fal passes its URL"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Inputs of type Path or File."""
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
        default = parameter.default_value
        if default is not None and not parameter.is_none_by_default:
            if not isinstance(parameter.default_file, str):
                return "its default file is computed: open it in the body where the input is None"
            if parameter.type.is_list or parameter.type.kind == "file":
                return "it has a default file: make it a file that the code opens when the input is None"
        return why_not(parameter)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Take a URL, download it into a folder that lives as long as the request."""
        parameter = finding.subject
        assert isinstance(parameter, InputParameter)
        yield from add_field(parameter, plan)
        yield AddImport(plan.path, "import tempfile")
        if plan.is_async:
            yield AddImport(plan.path, "import asyncio")
        function = plan.download_file
        alias = "" if function == "download_file" else f" as {function}"
        yield AddImport(plan.path, f"from fal.toolkit import download_file{alias}")
        yield WrapBody(plan.path, plan.endpoint, f"tempfile.TemporaryDirectory() as {plan.folder}", 1)
        if needs_suffix(parameter, plan):
            function = plan.download
            yield from self._naming(plan)
        if (
            parameter.type.kind == "file"
            and not parameter.type.is_list
            and not self._may_be_missing(parameter)
        ):
            call = _call(plan, function, _field(parameter, plan), _folder(parameter, plan))
            opened = f'open({call}, "rb")'
            yield WrapBody(plan.path, plan.endpoint, f"{opened} as {parameter.name}", 2 + parameter.order)
        else:
            yield BindFirst(
                plan.path, plan.endpoint, self._download(parameter, plan, function), parameter.order
            )

    @staticmethod
    def _naming(plan: AppPlan) -> Iterator[Edit]:
        """The function that downloads and keeps the suffix."""
        yield AddImport(plan.path, "import mimetypes")
        yield AddImport(plan.path, "from pathlib import Path")
        body = DOWNLOAD.format(download_file=plan.download_file)
        header = f"def {plan.download}(url: str, folder: str) -> Path:"
        yield AddDefinition(plan.path, plan.class_name, header, body, 0)

    @staticmethod
    def _may_be_missing(parameter: InputParameter) -> bool:
        return (
            parameter.type.is_optional or parameter.is_none_by_default or parameter.default_path is not None
        )

    def _download(self, parameter: InputParameter, plan: AppPlan, function: str) -> str:
        field, folder, name = _field(parameter, plan), _folder(parameter, plan), parameter.name
        if parameter.type.is_list:
            return self._downloads(parameter, plan, function)
        call = _call(plan, function, field, folder)
        if parameter.type.kind == "file":
            call = f'open({call}, "rb")'
        if not self._may_be_missing(parameter):
            return f"{name} = {call}"
        local = parameter.default_path
        otherwise = f"Path({local})" if local is not None else "None"
        line = f"{name} = {call} if {field} else {otherwise}"
        if len(line) + 12 <= LINE_LENGTH:
            return line
        return f"{name} = (\n    {call}\n    if {field}\n    else {otherwise}\n)"

    def _downloads(self, parameter: InputParameter, plan: AppPlan, function: str) -> str:
        """Equal base names would overwrite each other: every file of a list has a folder of its own."""
        field, name = _field(parameter, plan), parameter.name
        call = _call(plan, function, "url", f'f"{{{plan.folder}}}/{name}/{{index}}"')
        if parameter.type.kind == "file":
            call = f'open({call}, "rb")'
        members = f"    {call}\n    for index, url in enumerate({field})\n"
        if not self._may_be_missing(parameter):
            return f"{name} = [\n{members}]"
        members = "".join(f"    {line}\n" for line in members.splitlines())
        return f"{name} = (\n    [\n{members}    ]\n    if {field} is not None\n    else None\n)"


def _call(plan: AppPlan, function: str, url: str, folder: str) -> str:
    """The download; one that an async method waits for must not keep the other requests waiting."""
    if plan.is_async:
        return f"await asyncio.to_thread({function}, {url}, {folder})"
    return f"{function}({url}, {folder})"


def _field(parameter: InputParameter, plan: AppPlan) -> str:
    return f"{plan.parameter}.{plan.field_name(parameter)}"


def _folder(parameter: InputParameter, plan: AppPlan) -> str:
    """Equal base names would overwrite each other: every file gets a folder of its own, unless it is the only one."""
    files = [one for one in inputs_of(plan.file) if one.type.is_file]
    return plan.folder if len(files) == 1 else f'f"{{{plan.folder}}}/{parameter.name}"'
