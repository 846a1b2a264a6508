"""cog.yaml as typed values, with the line of every key and every problem found on the way.

Read tolerantly: a value that Cog would refuse becomes a problem of its line and is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from .contradictions import contradictions, unknown_keys
from .keys import EXPECTED, Build, Configuration, Reference, RunCommand, is_inside_project, parse_reference
from .yaml_document import (
    TEMPLATE,
    TEMPLATE_MESSAGE,
    ConfigurationProblem,
    Document,
    KeyPath,
    UnusableDocument,
    dotted,
    read_document,
)

__all__ = [
    "Build",
    "Configuration",
    "ConfigurationProblem",
    "ConfigurationReading",
    "Reference",
    "RunCommand",
    "is_inside_project",
    "parse_reference",
    "read_configuration",
]

# Keys of ``environment`` when it was still what ``build`` is today (Cog <= 0.0.4).
OLD_ENVIRONMENT = frozenset(
    {
        "architectures", "cuda", "cudnn", "pre_install", "python_extra_index_urls", "python_find_links",
        "python_packages", "python_requirements", "python_version", "system_packages",
    }
)  # fmt: skip


@dataclass(frozen=True)
class ConfigurationReading:
    """What reading a cog.yaml gave.

    ``configuration`` is None when the text is not usable YAML. ``lines`` holds the 1-based line of every key
    and list item, such as ``("build", "python_packages", 0)``.
    """

    configuration: Configuration | None
    problems: tuple[ConfigurationProblem, ...] = ()
    lines: dict[KeyPath, int] = field(default_factory=dict)


@lru_cache(maxsize=8)
def read_configuration(text: str) -> ConfigurationReading:
    """Read the text of a cog.yaml. Never raises: what is wrong with it is in ``problems``."""
    try:
        document = read_document(text)
    except UnusableDocument as unusable:
        return ConfigurationReading(None, (unusable.problem,))
    _modernise(document)
    configuration = _validate(document)
    for path, message in unknown_keys(configuration):
        document.report(path, message)
    for contradiction in contradictions(configuration):
        document.report(contradiction.path, contradiction.message, blocks=contradiction.blocks)
    problems = sorted(set(document.problems), key=lambda problem: (problem.line, problem.column, problem.key))
    lines = {path: line for path, (line, _) in document.places.items()}
    return ConfigurationReading(configuration, tuple(problems), lines)


def _modernise(document: Document) -> None:
    """Read the layout of 2021, where ``environment`` was the map that ``build`` is today."""
    data = document.data
    data.pop("era", None)
    environment = data.get("environment")
    if not isinstance(environment, dict):
        return
    if "build" in data or not OLD_ENVIRONMENT & environment.keys():
        document.report(("environment",), f"`environment` is a map: write {EXPECTED['environment']}")
        data["environment"] = [f"{name}={value}" for name, value in environment.items()]
        return
    data |= {"era": "environment-map", "build": data.pop("environment")}
    if "gpu" in (data["build"].get("architectures") or ()):
        data["build"].setdefault("gpu", True)
    for path, place in list(document.places.items()):
        if path[0] == "environment":
            document.places[("build", *path[1:])] = place


def _validate(document: Document) -> Configuration:
    """The configuration without the values that do not fit; each pass takes at least one of them out."""
    data = document.data
    reported: set[KeyPath] = set()
    while True:
        try:
            return Configuration.model_validate(data)
        except ValidationError as error:
            for path in {_existing(data, detail["loc"]) for detail in error.errors()}:
                if path != _existing(data, path):  # gone with what is above it
                    continue
                if path not in reported:
                    document.report(path, _shape_message(path, _get(data, path)))
                reported.add(path)
                _leave_out(data, path)


def _existing(data: Any, location: KeyPath) -> KeyPath:
    """The longest beginning of the location that the data has."""
    path: KeyPath = ()
    for part in location:
        holds = (
            part in data if isinstance(data, dict) else isinstance(data, list) and part in range(len(data))
        )
        if not holds:
            break
        data = data[part]
        path = (*path, part)
    return path


def _get(data: Any, path: KeyPath) -> Any:
    for part in path:
        data = data[part]
    return data


def _leave_out(data: Any, path: KeyPath) -> None:
    parent = _get(data, path[:-1])
    if isinstance(parent, dict):
        parent.pop(path[-1], None)
    elif parent[path[-1]] != "":
        parent[path[-1]] = ""
    else:
        _leave_out(data, path[:-1])


def _shape_message(path: KeyPath, value: Any) -> str:
    key = dotted(path)
    if isinstance(value, str) and TEMPLATE.search(value):
        return TEMPLATE_MESSAGE
    expected = EXPECTED.get(re.sub(r"\[\d+\]", "[]", key), "a value of another kind; see Cog's docs/yaml.md")
    kinds = {dict: "a map", list: "a list", bool: f"{str(value).lower()}", type(None): "empty"}
    return f"`{key}` is {kinds.get(type(value), repr(value))}: write {expected}"
