"""A project: one app (a Cog predictor or a fal.App), its configuration and the files around it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from ..cog.predictor import read_predictor, read_predictors
from ..cog.uses import needs_cog
from ..fal.app import read_apps
from ..source.module import PythonModule
from ..source.standard_modules import RUNTIME, STANDARD, UNLOADED
from ..source.text import UnreadableSource, decode_plain, decode_python
from ..source.tree import Tree
from .client_files import is_client_file
from .importers import Importers
from .named_files import search_roots
from .python_file import PythonFile

if TYPE_CHECKING:
    from ..cog.configuration import ConfigurationReading, Reference
    from ..tooling.around import ToolingFile
    from .dockerfiles import FoundDockerfile
    from .existing_image import ExistingImage

__all__ = ["Project", "PythonFile", "SourceProblem"]

COG = re.compile(rb"\bcog\b")
EVENT_LOOPS = re.compile(rb"\basyncio\.run\(|\.run_until_complete\(")
CONFIGURATIONS = ("cog.yaml", "cog.yml")


@dataclass(frozen=True)
class SourceProblem:
    """A file that could not be read: where (1-based line) and why, with what to do."""

    path: str
    line: int
    message: str


@dataclass(frozen=True)
class Project:
    """One project: the files below ``tree.root``.

    ``configuration_path`` is its cog.yaml (None after migration); ``app_path`` the file that holds the predictor
    or the app, where it is known. ``purpose`` tells a second app of the same files from the first (``train``);
    ``apart`` is the file of the other one. ``known`` are files that are parsed already, as the linter's always is, by path;
    ``reads_documents`` is whether anybody asks what is written for people.
    """

    tree: Tree
    configuration_path: str | None = None
    app_path: str | None = None
    purpose: str = ""
    apart: str | None = None
    known: Mapping[str, PythonModule] = field(default_factory=dict, compare=False)
    clients: tuple[str, ...] | None = None
    """The files that may be clients of Replicate, where they are known; else all of a Cog project, and an app's own file."""
    reads_documents: bool = field(default=True, compare=False)

    @cached_property
    def configuration_text(self) -> str | None:
        """The text of cog.yaml; None where there is none or it cannot be decoded."""
        try:
            data = self.tree.read(self.configuration_path) if self.configuration_path else None
            return decode_plain(data).text if data is not None else None
        except (UnreadableSource, OSError):
            return None

    @cached_property
    def reading(self) -> ConfigurationReading | None:
        """cog.yaml, read with its problems."""
        if self.configuration_text is None:
            return None
        from ..cog.configuration import read_configuration

        return read_configuration(self.configuration_text)

    @property
    def reference(self) -> Reference | None:
        """What cog.yaml names as predictor."""
        configuration = self.reading.configuration if self.reading else None
        return configuration.reference if configuration else None

    @cached_property
    def app_file(self) -> PythonFile | None:
        """The file with the predictor or the app."""
        if self.app_path is None:
            return None
        module = self.module_at(self.app_path)
        return self.describe(module) if module else None

    @property
    def is_on_fal(self) -> bool:
        """Whether the app is a fal.App already."""
        return self.app_file is not None and self.app_file.app is not None

    @cached_property
    def problems(self) -> tuple[SourceProblem, ...]:
        """Why the configuration or the app file could not be read."""
        found = list(self.configuration_problems)
        if self.app_path is not None:
            _, problem = self.load(self.app_path)
            if problem:
                found.append(problem)
        return tuple(found)

    @cached_property
    def unread_clients(self) -> tuple[SourceProblem, ...]:
        """Why files that look like clients of Replicate could not be read; the other ones are looked at."""
        missing = [
            path for path in self.client_paths if path != self.app_path and self.module_at(path) is None
        ]
        found = (self.load(path, strictly=False)[1] for path in missing)
        return tuple(problem for problem in found if problem is not None)

    @cached_property
    def configuration_problems(self) -> tuple[SourceProblem, ...]:
        """Why cog.yaml could not be read."""
        if self.configuration_path and self.configuration_text is None:
            return (self._why_not(self.configuration_path),)
        return ()

    def _why_not(self, path: str) -> SourceProblem:
        try:
            decode_plain(self.tree.read(path) or b"")
        except UnreadableSource as error:
            return SourceProblem(path, error.line or 1, error.message)
        except OSError as error:
            return SourceProblem(path, 1, f"cannot be read: {error.strerror}")
        return SourceProblem(path, 1, "cannot be read")

    @cached_property
    def tooling(self) -> tuple[ToolingFile, ...]:
        """The scripts, workflows and documents around the model that speak of Cog."""
        from ..tooling.around import tooling_of

        return tooling_of(self)

    @cached_property
    def dockerfiles(self) -> tuple[FoundDockerfile, ...]:
        """The Dockerfiles that concern the app."""
        from .dockerfiles import dockerfiles_of

        return dockerfiles_of(self)

    @cached_property
    def existing_image(self) -> ExistingImage | None:
        """What becomes of the Dockerfile beside cog.yaml."""
        from .existing_image import existing_image

        return existing_image(self)

    def load(self, path: str, *, strictly: bool = True) -> tuple[PythonModule | None, SourceProblem | None]:
        """Parse a Python file of the project: the module, or why there is none.

        ``strictly`` also finds what the grammar lets through and the compiler does not (``return`` outside a function).
        """
        if path in self.known:
            module = self.known[path]
            module.find_module = partial(self._find_module, module)
            return module, None
        try:
            data = self.tree.read(path)
            if data is None:
                return None, SourceProblem(path, 1, "there is no such file")
            with warnings.catch_warnings():  # the user's invalid escapes are not our business
                warnings.simplefilter("ignore")
                module = PythonModule(path, decode_python(data).text)
                module.find_module = partial(self._find_module, module)
                if strictly:
                    compile(module.tree, path, "exec", dont_inherit=True)
            return module, None
        except OSError as error:
            return None, SourceProblem(path, 1, f"cannot be read: {error.strerror}")
        except UnreadableSource as error:
            return None, SourceProblem(path, error.line or 1, error.message)
        except SyntaxError as error:
            return None, SourceProblem(path, error.lineno or 1, _explain(error))
        except (ValueError, RecursionError, MemoryError) as error:
            return None, SourceProblem(path, 1, f"cannot be parsed: {error or type(error).__name__}")

    @cached_property
    def _modules(self) -> dict[str, PythonModule | None]:
        return {}

    @property
    def parsed(self) -> dict[str, PythonModule]:
        """The files that are parsed already, by path."""
        return {
            **self.known,
            **{path: module for path, module in self._modules.items() if module is not None},
        }

    def with_changes(self, changes: dict[str, bytes | None]) -> Project:
        """The project with further changes on top; what is parsed already and stays need not be parsed again."""
        known = {path: module for path, module in self.parsed.items() if path not in changes}
        removed = self.configuration_path is not None and changes.get(self.configuration_path, b"") is None
        return replace(
            self,
            tree=self.tree.with_changes(changes),
            configuration_path=None if removed else self.configuration_path,
            known=known,
            clients=self.client_paths,
        )

    def _find_module(self, importing: PythonModule, name: str, level: int) -> PythonModule | None:
        """The module of the project that an import names, from the file that it stands in; None for any other."""
        path = self.path_of(importing, name, level)
        return self.module_at(path) if path is not None else None

    def path_of(self, importing: PythonModule, name: str, level: int) -> str | None:
        """The file of that module, which is not read: ``name`` as it is written after ``level`` dots."""
        if not name or (not level and name.partition(".")[0] in (STANDARD - UNLOADED) | RUNTIME):
            return None
        parts = importing.path.split("/")[:-1]
        folders = (
            ["/".join(parts[: len(parts) - level + 1])]
            if level
            else ["/".join(parts), "", *search_roots(importing)]
        )
        for folder in dict.fromkeys(folders):
            base = "/".join(filter(None, [folder, name.replace(".", "/")]))
            for path in (f"{base}.py", f"{base}/__init__.py"):
                if self.tree.exists(path):
                    return path
        return None

    def module_at(self, path: str) -> PythonModule | None:
        """The module in a file of the project, parsed once; None where it cannot be."""
        if path not in self._modules:
            self._modules[path] = self.load(path, strictly=False)[0]
        return self._modules[path]

    def describe(self, module: PythonModule) -> PythonFile:
        """A file of this project with the predictor or app that it holds."""
        module.find_module = partial(self._find_module, module)
        if self.app_path is not None and module.path != self.app_path:
            return PythonFile(self, module)
        reference = self.reference
        predictors = read_predictors(module)
        predictor = read_predictor(module, reference.name) if reference and reference.name else None
        if predictor is None and not (reference and reference.name) and predictors:
            predictor = predictors[0]
        apps = read_apps(module)
        function = module.functions.get(reference.name) if reference and reference.name else None
        if predictor is not None or function is not None:
            return PythonFile(self, module, predictor, None, function if predictor is None else None)
        return PythonFile(self, module, None, apps[0] if apps else None)

    @cached_property
    def _other_files(self) -> tuple[PythonFile, ...]:
        found = []
        for path in self.tree.python_files():
            if path in (self.app_path, self.apart):
                continue
            data = self.tree.read(path)
            if data is None or not (_names_cog(data) or _runs_event_loop(data)):
                continue
            module = self.module_at(path)
            if module is None:
                continue
            file = PythonFile(self, module)
            if needs_cog(module) or (_runs_event_loop(data) and file.runs_with_app):
                found.append(file)
        return tuple(found)

    def python_files(self) -> Iterator[PythonFile]:
        """The app file, then every other file that imports cog, and modules of the app that run an event loop."""
        if self.app_file is not None:
            yield self.app_file
        yield from self._other_files

    @cached_property
    def client_paths(self) -> tuple[str, ...]:
        """The files that look like clients of Replicate."""
        if self.clients is not None:
            return self.clients
        if self.configuration_path is None:
            return (self.app_path,) if self.app_path is not None else ()
        return tuple(path for path in self.tree.python_files() if is_client_file(self.tree, path))

    @cached_property
    def importers(self) -> Importers:
        """Which files may import which modules, above all the clients of Replicate."""
        return Importers(self.tree, self.client_paths)

    def client_files(self) -> Iterator[PythonFile]:
        """The files that may be clients of Replicate."""
        for path in self.client_paths:
            module = self.module_at(path)
            if module is not None:
                yield self.app_file if path == self.app_path and self.app_file else PythonFile(self, module)


def _names_cog(data: bytes) -> bool:
    """Looking for the letters first takes a tenth of the time: most files do not have them."""
    return b"cog" in data and COG.search(data) is not None


def _runs_event_loop(data: bytes) -> bool:
    return (b"asyncio" in data or b"run_until" in data) and EVENT_LOOPS.search(data) is not None


def _explain(error: SyntaxError) -> str:
    """A syntax error in words; Python 2 is named as such."""
    message = error.msg or "invalid syntax"
    if "Missing parentheses in call to" in message or "exec" in message.split() or "<>" in (error.text or ""):
        return f"is Python 2 ({message}): convert it to Python 3 first"
    if any(
        hint in message for hint in ("multiple exception types", "leading zeros", "invalid decimal literal")
    ):
        return f"does not parse, perhaps it is Python 2 ({message})"
    return f"does not parse: {message}"
