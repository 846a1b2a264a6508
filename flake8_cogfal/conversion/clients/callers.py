"""Other files of a project that call functions which give what comes from Replicate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...project.project import PythonFile
from ...replicate.reading import Reading, read_with
from ...replicate.values import Definition, Requests, Value, calls_of
from ...source.module import PythonModule


def callers_of(file: PythonFile, reading: Reading) -> tuple[Reading, ...]:
    """The other files, read, that do something with what a client gives; also through files in between.

    flake8 looks for them where a cog.yaml says what belongs together.
    """
    project, requests = file.project, frozenset(reading.requests)
    if not requests or not (project.configuration_path or project.reads_documents):
        return ()
    found: dict[str, Reading] = {}
    while True:
        together = {reading.module.path: reading, **found}
        names = {name.encode() for one in together.values() for name in _given_by(one, requests)}
        if not names:
            return ()
        reached = {
            module.path: read_with(
                module, {path: one for path, one in together.items() if path != module.path}
            )
            for module in _modules_with(names, file, together)
            if _imports_one_of(module, together)
        }
        if reached.keys() == found.keys():
            return tuple(reached.values())
        found = reached


def _given_by(reading: Reading, requests: Requests) -> Iterator[str]:
    """The names of the functions, attributes and variables of a file that hold what comes from requests."""
    known = reading.known
    named: list[tuple[str, Value]] = [
        *((getattr(function, "name", ""), value) for function, value in known.results.items()),
        *((name, value) for (_, name), value in known.attributes.items()),
        *((name, value) for name, value in known.variables.items() if value is not None),
    ]
    for name, value in named:
        if name and (calls_of(value) & requests or isinstance(value, Definition)):
            yield name


def _modules_with(names: set[bytes], file: PythonFile, modules: Iterable[str]) -> Iterator[PythonModule]:
    """The other Python files of the project that may import some modules, with one of the names in them."""
    for path in file.project.importers.of(modules):
        data = file.project.tree.read(path) if path != file.path else None
        if data is not None and any(name in data for name in names):
            module = file.project.module_at(path)
            if module is not None:
                yield module


def _imports_one_of(module: PythonModule, readings: dict[str, Reading]) -> bool:
    """Whether a file imports something from one of some files."""
    for one in module.imports:
        for neighbour in (module.neighbour(one), module.submodule(one)):
            if neighbour is not None and neighbour.path in readings and neighbour.path != module.path:
                return True
    return False
