"""The app that a predictor becomes: every name and value that several rules share, decided once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..cog.inputs import InputParameter
from ..cog.names import is_cog
from ..options import Options
from ..placement.decorators import with_nested
from ..project.project import PythonFile
from ..source.module import Function, methods
from ..source.walking import walk
from .inputs.fields import field_name
from .outputs.files import OutputFiles
from .outputs.media import FIELDS, PLURALS, Media, media_of

if TYPE_CHECKING:
    from ..hardware.choice import MachineChoice
    from .environment import Environment

GENERIC_CLASS_NAMES = frozenset({"Predictor", "Model", "Runner"})


@dataclass(frozen=True)
class AppPlan:
    """Decisions for one app file under the user's options."""

    file: PythonFile
    options: Options

    @property
    def path(self) -> str:
        """The app file."""
        return self.file.path

    @cached_property
    def _class(self) -> ast.ClassDef:
        found = self.file.predictor or self.file.app
        assert found is not None, "a plan is made for an app file only"
        return found.node

    @property
    def class_name(self) -> str:
        """The name of the class as it stands."""
        return self._class.name

    @property
    def setup(self) -> str:
        """Dotted name of the method that runs once on the runner."""
        return f"{self.class_name}.setup"

    @property
    def has_setup(self) -> bool:
        """Whether the class defines it."""
        placement = self.file.placement
        return placement is not None and placement.setup is not None

    @property
    def endpoint(self) -> str:
        """Dotted name of the method that answers."""
        assert self.file.predictor is not None
        return f"{self.class_name}.{self.file.predictor.endpoint.name}"

    @property
    def is_async(self) -> bool:
        """Whether the method that answers is a coroutine or an async generator."""
        return self.file.predictor is not None and isinstance(
            self.file.predictor.endpoint, ast.AsyncFunctionDef
        )

    @cached_property
    def private_name(self) -> str:
        """Name of the method that does the work where the endpoint only hands its inputs on: ``_predict``, ``_train``."""
        assert self.file.predictor is not None
        own = f"_{self.file.predictor.endpoint.name}"
        return self._free_method(own, "_pieces", "_run_model", "_predict_from_inputs")

    @cached_property
    def stream_name(self) -> str:
        """Name of the endpoint that sends events."""
        return self._free_method("stream", "stream_events", "predict_stream", "events_of_prediction")

    def _free_method(self, *names: str) -> str:
        taken = {node.attr for node in walk(self._class) if isinstance(node, ast.Attribute)}
        taken |= {method.name for method in methods(self._class)}
        return next((name for name in names if name not in taken), names[-1])

    def function_name(self, function: Function) -> str:
        """Dotted name of a function: of the module's body, of one of its classes, or in another function."""
        for cls, candidate in self.file.module.outer_functions():
            start = f"{cls.name}." if cls is not None else ""
            for path in _paths_to(function, candidate):
                return start + path
        return function.name

    # -- names ----------------------------------------------------------------------------------------

    @cached_property
    def _taken(self) -> frozenset[str]:
        """Names of the file that stay: all but those that come from cog."""
        module = self.file.module
        from_cog = {one.bound for one in module.imports if is_cog(one)}
        return module.bound_names - from_cog

    @cached_property
    def application_name(self) -> str:
        """``app_name``: from cog.yaml's image, else the folder."""
        from ..fal.naming import application_name

        reading = self.file.project.reading
        configuration = reading.configuration if reading else None
        folder = str(self.file.project.tree.root.resolve())
        name = application_name(configuration.called if configuration else None, folder)
        purpose = self.file.project.purpose
        return f"{name}-{purpose}" if purpose else name

    @cached_property
    def new_class_name(self) -> str:
        """The class keeps its name, unless it is a generic one that nothing else in the file refers to."""
        from ..fal.naming import class_name

        if self.class_name not in GENERIC_CLASS_NAMES or self.class_name in self.file.module.used_names:
            return self.class_name
        name = class_name(self.application_name)
        return self.class_name if name in self._taken else name

    @cached_property
    def input_model(self) -> str:
        """Name of the model of the inputs."""
        return self._model("Input")

    @cached_property
    def output_model(self) -> str:
        """Name of the model of the output."""
        return self._model("Output")

    def _model(self, name: str) -> str:
        return name if name not in self._taken else f"{self.new_class_name}{name}"

    @cached_property
    def _names_in_endpoint(self) -> frozenset[str]:
        assert self.file.predictor is not None
        function = self.file.predictor.endpoint
        names = {node.id for node in walk(function) if isinstance(node, ast.Name)}
        names.update(node.arg for node in walk(function) if isinstance(node, ast.arg))
        return frozenset(names)

    @cached_property
    def parameter(self) -> str:
        """Name of the endpoint's parameter: ``input``, unless the body means something else by it."""
        return self._free("input", "request", "arguments", "body")

    @cached_property
    def folder(self) -> str:
        """Name of the folder with the downloaded files."""
        return self._free("input_dir", "download_dir", "request_dir", "input_files_dir")

    @cached_property
    def download(self) -> str:
        """Name of the function that downloads a file and keeps its suffix."""
        return next(one for one in ("download", "download_input", "fetch_input") if one not in self._taken)

    @cached_property
    def upload(self) -> str:
        """Name of the function that uploads an open file."""
        return next(one for one in ("upload", "upload_output", "send_output") if one not in self._taken)

    @cached_property
    def download_file(self) -> str:
        """How the file calls ``fal.toolkit.download_file``: ours is aliased, never the user's."""
        return "fal_download_file" if "download_file" in self._taken else "download_file"

    def _free(self, *names: str) -> str:
        return next((name for name in names if name not in self._names_in_endpoint), names[-1])

    def field_name(self, parameter: InputParameter) -> str:
        """The field of an input."""
        assert self.file.predictor is not None
        others = frozenset(one.name for one in self.file.predictor.inputs if one is not parameter)
        return field_name(parameter, others, self.options.keep_input_names)

    # -- output ---------------------------------------------------------------------------------------

    @cached_property
    def media(self) -> Media:
        """What kind of file comes out."""
        assert self.file.predictor is not None
        output = self.file.predictor.output
        if output is not None and output.kind == "file":
            return Media("File", None, ("a file object",))
        return media_of(self.file.predictor)

    @property
    def output_field(self) -> str:
        """Name of the output's field."""
        assert self.file.predictor is not None and self.file.predictor.output is not None
        output = self.file.predictor.output
        if self.file.predictor.is_stream:
            piece = self.file.predictor.piece
            return (
                PLURALS[self.media.toolkit] if piece.is_file else "text" if piece.kind == "str" else "output"
            )
        if output.is_file:
            return (PLURALS if output.is_list else FIELDS)[self.media.toolkit]
        return "text" if output.kind == "str" and not output.is_list else "output"

    @cached_property
    def output_files(self) -> OutputFiles:
        """Where files enter an output that is more than a file or a list of files."""
        assert self.file.predictor is not None
        return OutputFiles(self.file.predictor)

    @property
    def returns(self) -> tuple[ast.Return, ...]:
        """The return statements to convert: not those of another type that a constant switches off."""
        assert self.file.predictor is not None
        idle = self.output_files.unconverted
        return tuple(one for one in self.file.predictor.returns if one.value not in idle)

    @cached_property
    def toolkit_name(self) -> str:
        """How the file calls the class of fal.toolkit for its only kind of output."""
        return self.name_of_toolkit(self.media)

    def iterator_import(self, name: str) -> str | None:
        """The import of ``Iterator`` or ``AsyncIterator``; None where the file has the name already."""
        bound = self.file.module.top_level_imports.get(name)
        is_there = bound is not None and bound.module in ("typing", "collections.abc")
        return None if is_there else f"from collections.abc import {name}"

    @property
    def toolkit_import(self) -> str:
        """The import of that class."""
        return self.import_of_toolkit(self.media)

    def name_of_toolkit(self, media: Media) -> str:
        """How the file calls the class of fal.toolkit for a kind of files: ours is aliased, never the user's."""
        return f"Fal{media.toolkit}" if media.toolkit in self._taken else media.toolkit

    def import_of_toolkit(self, media: Media) -> str:
        """The import of that class."""
        name, bound = media.toolkit, self.name_of_toolkit(media)
        return f"from fal.toolkit import {name}" + ("" if name == bound else f" as {bound}")

    # -- environment ----------------------------------------------------------------------------------

    @cached_property
    def environment(self) -> Environment:
        """Where the app runs and with what, by cog.yaml."""
        from .environment import environment_of

        return environment_of(self)

    @cached_property
    def python_version(self) -> str:
        """Major and minor version of the runner's Python; fal needs 3.10."""
        from .packages import python_of

        return python_of(self.file.project).version

    @cached_property
    def machine(self) -> MachineChoice:
        """The machine: the user's, else what the evidence in the project speaks for."""
        from ..hardware.choice import choose_machine

        return choose_machine(self.file, self.options.machine_type)


def _paths_to(function: Function, outer: Function) -> Iterator[str]:
    """The dotted name of a function from one that it is in, or is."""
    if function is outer:
        yield outer.name
    elif outer.lineno <= function.lineno <= (outer.end_lineno or 0):
        for depth, inner in with_nested(outer):
            if depth == 1:
                yield from (f"{outer.name}.{path}" for path in _paths_to(function, inner))
