"""cog.yaml as typed values, with the line of every key and every problem found on the way.

Read tolerantly: a value that Cog would refuse becomes a problem of its line and is left out. Sources for the
keys: Cog's ``config_schema_v1.0.json`` and its struct ``pkg/config/config.go``, tags 0.0.2 to 0.23.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

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
    "ignored_codes",
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

# What to write where a value has the wrong shape. Lists are keyed by their own name, items by ``name[]``.
EXPECTED = {
    "predict": 'a reference such as "predict.py:Predictor"',
    "run": 'a reference such as "predict.py:Predictor"',
    "train": 'a reference such as "train.py:train"',
    "image": 'a name such as "r8.im/owner/model"',
    "environment": 'a list of "NAME=value"',
    "environment[]": '"NAME=value"',
    "concurrency.max": "a whole number of 1 or more",
    "build.gpu": "true or false",
    "build.python_version": 'a version in quotes, such as "3.11"',
    "build.python_packages": 'a list such as ["torch==2.4.0"]',
    "build.python_packages[]": 'a package such as "torch==2.4.0"',
    "build.python_requirements": 'the path of a file, such as "requirements.txt"',
    "build.system_packages": 'a list such as ["ffmpeg"]',
    "build.system_packages[]": 'the name of an apt package such as "ffmpeg"',
    "build.run": "a list of shell commands",
    "build.run[]": 'a shell command, or a map with "command" and "mounts"',
}

_VERSION = re.compile(r"\d+\.\d+(\.\d+)?")
_IGNORE = re.compile(r"(?:^|\s)#\s*cogfal:\s*ignore=\s*([A-Za-z]+\d*(?:\s*,\s*[A-Za-z]+\d*)*)")


@dataclass(frozen=True)
class Reference:
    """``file.py:Name``: a file inside the project (POSIX path) and the class or function in it."""

    file: str
    name: str | None


class _Section(BaseModel):
    """A map of cog.yaml. Unknown keys are kept; ``read_configuration`` reports them."""

    model_config = ConfigDict(extra="allow", frozen=True)


class SecretMount(_Section):
    """A secret that one build command may read as a file (Cog >= 0.7)."""

    type: str = "secret"
    id: str
    target: str


class RunCommand(_Section):
    """One command of ``build.run``. The text is as written; it is empty where the item was unusable."""

    command: str
    mounts: list[SecretMount] = []


class Build(_Section):
    """The environment: what ``build:`` says, or ``environment:`` did in Cog <= 0.0.4.

    An unusable list item reads as an empty text, so that positions in the lists stay those of the file.
    """

    gpu: bool = False
    python_version: str | None = None
    python_packages: list[str] = []
    python_requirements: str | None = None
    python_overrides: str | None = None
    python_extra_index_urls: list[str] = []
    python_find_links: list[str] = []
    system_packages: list[str] = []
    pre_install: list[str] = []
    run: list[RunCommand] = []
    cuda: str | None = None
    cudnn: str | None = None
    fast: bool = False
    cog_runtime: bool = False
    sdk_version: str | None = None
    architectures: list[str] = []

    @field_validator("run", mode="before")
    @classmethod
    def _commands(cls, value: Any) -> Any:
        items = value if isinstance(value, list) else [value]
        return [{"command": item} if isinstance(item, str) else item for item in items]

    @field_validator("python_version")
    @classmethod
    def _is_a_version(cls, value: str) -> str:
        if not _VERSION.fullmatch(value):
            raise ValueError("not a version")
        return value


class Concurrency(_Section):
    """How many predictions run at the same time in one container (Cog >= 0.9.9)."""

    max: int | None = Field(default=None, ge=1)
    default_target: int | None = None


class Configuration(_Section):
    """A cog.yaml. ``era`` tells the layout before ``build:`` existed (2021) from today's."""

    era: Literal["build", "environment-map"] = "build"
    build: Build = Build()
    name: str | None = None
    image: str | None = None
    model: str | None = None
    predict: str | None = None
    run: str | None = None
    train: str | None = None
    concurrency: Concurrency = Concurrency()
    environment: list[str] = []
    tests: Any = None
    examples: Any = None
    weights: Any = None
    deployment: Any = None

    @field_validator("concurrency", mode="before")
    @classmethod
    def _bare_number(cls, value: Any) -> Any:
        # `concurrency: 64` was the form of the 0.10 alphas.
        return {"max": value} if isinstance(value, str) else value

    @property
    def reference(self) -> Reference | None:
        """What serves predictions: ``run`` (Cog >= 0.20), ``predict``, or ``model`` before 2022."""
        written = self.run or self.predict or (self.model if ".py" in (self.model or "") else None)
        return parse_reference(written) if written else None

    @property
    def training_reference(self) -> Reference | None:
        """What ``train`` names."""
        return parse_reference(self.train) if self.train else None


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
    for path, message in (*_unknown_keys(configuration), *_contradictions(configuration)):
        document.report(path, message)
    problems = sorted(set(document.problems), key=lambda problem: (problem.line, problem.column, problem.key))
    lines = {path: line for path, (line, _) in document.places.items()}
    return ConfigurationReading(configuration, tuple(problems), lines)


def parse_reference(written: str) -> Reference | None:
    """Split ``file.py:Name``; None where the file would be outside the project."""
    file, separator, name = written.strip().rpartition(":")
    if not separator:
        file, name = name, ""
    file = file.strip()
    if not file or not is_inside_project(file):
        return None
    return Reference(str(PurePosixPath(file)), name.strip() or None)


def is_inside_project(path: str) -> bool:
    """Whether a path written in cog.yaml stays inside the project's folder."""
    absolute = path.startswith(("/", "~")) or bool(re.match(r"[A-Za-z]:", path))
    return not absolute and "\\" not in path and "\0" not in path and ".." not in PurePosixPath(path).parts


def ignored_codes(text: str) -> dict[int, frozenset[str]]:
    """Codes that comments ``# cogfal: ignore=CF501,CF602`` suppress, by the 1-based line they hold for.

    A comment of its own holds for the next line that is neither empty nor a comment, another one for its line.
    """
    ignored: dict[int, frozenset[str]] = {}
    waiting: frozenset[str] = frozenset()
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        match = _IGNORE.search(line)
        codes = frozenset(re.split(r"\s*,\s*", match[1].upper())) if match else frozenset()
        content = line.strip()
        if not content or content.startswith("#"):
            waiting |= codes
            continue
        if codes or waiting:
            ignored[number] = codes | waiting
        waiting = frozenset()
    return ignored


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
    while True:
        try:
            return Configuration.model_validate(data)
        except ValidationError as error:
            for path in {_existing(data, detail["loc"]) for detail in error.errors()}:
                document.report(path, _shape_message(path, _get(data, path)))
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


def _unknown_keys(section: _Section, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Keys that no Cog ever read, in this section and those below it."""
    for name in section.model_extra or {}:
        similar = difflib.get_close_matches(name, type(section).model_fields, n=1, cutoff=0.8)
        advice = f"did you mean `{similar[0]}`?" if similar else "nothing reads it, so remove it"
        yield (*path, name), f"Cog has no key `{dotted((*path, name))}`: {advice}"
    for name in type(section).model_fields:
        value = getattr(section, name)
        if isinstance(value, _Section):
            yield from _unknown_keys(value, (*path, name))
        for index, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, _Section):
                yield from _unknown_keys(item, (*path, name, index))


def _contradictions(configuration: Configuration) -> Iterator[tuple[KeyPath, str]]:
    """Values that are well-formed one by one, and still cannot be meant."""
    build = configuration.build
    if any(build.python_packages) and build.python_requirements:
        message = (
            "`python_packages` and `python_requirements` exclude each other: put all packages in one of them"
        )
        yield ("build", "python_requirements"), message
    if build.python_requirements and not is_inside_project(build.python_requirements):
        message = (
            f"`{build.python_requirements}` is outside the project: use a path below the folder of cog.yaml"
        )
        yield ("build", "python_requirements"), message
    if configuration.run and configuration.predict:
        yield ("predict",), "`run` and `predict` exclude each other: keep `run`, the newer name"
    for key in ("run", "predict", "train"):
        written = getattr(configuration, key)
        reference = parse_reference(written) if written else None
        if written and reference is None:
            yield (key,), f"`{written}` is not a file of this project: write {EXPECTED[key]}"
        elif reference and reference.name is None:
            yield (key,), f"`{written}` names no class or function: write {EXPECTED[key]}"
    for index, item in enumerate(configuration.environment):
        if item and "=" not in item:
            yield ("environment", index), f"`{item}` has no value: write {EXPECTED['environment[]']}"
