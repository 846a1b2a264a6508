"""cog.yaml as typed values, with the line of every key and every problem found on the way.

Read tolerantly: a value that Cog would refuse becomes a problem of its line and is left out.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from .contradictions import contradictions
from .keys import EXPECTED, Build, Configuration, Reference, RunCommand, is_inside_project, parse_reference
from .shapes import Value, section
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
    configuration = section(Configuration)(Value(document.data, (), _Report(document)))
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


class _Report:
    """Tells a document what was left out of it."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def misfit(self, path: KeyPath, data: Any) -> None:
        self.document.report(path, _shape_message(path, data))

    def unknown(self, path: KeyPath, known: list[str]) -> None:
        similar = difflib.get_close_matches(str(path[-1]), known, n=1, cutoff=0.8)
        advice = f"did you mean `{similar[0]}`?" if similar else "nothing reads it, so remove it"
        self.document.report(path, f"Cog has no key `{dotted(path)}`: {advice}")


def _shape_message(path: KeyPath, value: Any) -> str:
    key = dotted(path)
    if isinstance(value, str) and TEMPLATE.search(value):
        return TEMPLATE_MESSAGE
    expected = EXPECTED.get(re.sub(r"\[\d+\]", "[]", key), "a value of another kind; see Cog's docs/yaml.md")
    kinds = {dict: "a map", list: "a list", bool: f"{str(value).lower()}", type(None): "empty"}
    return f"`{key}` is {kinds.get(type(value), repr(value))}: write {expected}"
