"""Whether a project wants a GPU, and how large a CPU does without one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ..placement.origin import Origin
from ..project.project import Project, PythonFile
from ..source.walking import walk
from .evidence import Evidence

HEAVY = ("torch", "tensorflow", "onnxruntime", "transformers", "jax", "paddlepaddle", "mxnet", "keras")
"""Packages that load models; their builds and weights do not fit beside each other in 15 GB."""

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")


def wants_gpu(file: PythonFile) -> tuple[bool, Evidence]:
    """Whether the project runs on a GPU: by cog.yaml's ``gpu``, else by the app's ``num_gpus`` and imports."""
    project = file.project
    reading = project.reading
    if reading is not None and reading.configuration is not None:
        gpu = reading.configuration.build.gpu
        line = reading.lines.get(("build", "gpu"), 0)
        said = "`gpu: true`" if gpu else "`gpu: false`" if line else "asks for no GPU"
        return gpu, Evidence(project.configuration_path or "cog.yaml", line, said)
    gpus = file.app.attributes.get("num_gpus") if file.app is not None else None
    if isinstance(gpus, ast.Constant) and gpus.value:
        return True, Evidence(file.path, gpus.lineno, f"`num_gpus = {gpus.value!r}`")
    for one in file.module.imports:
        if file.origin_of(one) is Origin.FRAMEWORK:
            return True, Evidence(file.path, one.statement.lineno, f"imports {one.root}")
    return False, Evidence(file.path, 0, "imports no framework")


def heavy_requirement(file: PythonFile) -> Evidence | None:
    """The first package that loads models and is installed."""
    for path, line, written in (*_of_configuration(file.project), *_of_app(file)):
        match = _NAME.match(written.strip())
        name = match[0].lower().replace("_", "-") if match else ""
        if any(name == heavy or name.startswith(f"{heavy}-") for heavy in HEAVY):
            return Evidence(path, line, f"requires {name}")
    return None


def _of_configuration(project: Project) -> Iterator[tuple[str, int, str]]:
    reading, path = project.reading, project.configuration_path
    if reading is None or reading.configuration is None or path is None:
        return
    build = reading.configuration.build
    for index, package in enumerate(build.python_packages):
        yield path, reading.lines.get(("build", "python_packages", index), 0), package
    if build.python_requirements:
        data = project.tree.read(build.python_requirements)
        for number, line in enumerate((data or b"").decode("utf-8", "replace").split("\n"), start=1):
            yield build.python_requirements, number, line
    for index, command in enumerate(build.run):
        for word in command.command.split():
            if "pip" in command.command:
                yield path, reading.lines.get(("build", "run", index), 0), word


def _of_app(file: PythonFile) -> Iterator[tuple[str, int, str]]:
    listed = file.app.attributes.get("requirements") if file.app is not None else None
    for node in walk(listed) if listed is not None else ():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield file.path, node.lineno, node.value
