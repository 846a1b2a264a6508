"""The keys of cog.yaml as types: those of every Cog, from 0.0.2 to 0.23.

Sources: Cog's ``config_schema_v1.0.json`` and its struct ``pkg/config/config.go``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

# What to write where a value has the wrong shape. Lists are keyed by their own name, items by ``name[]``.
EXPECTED = {
    "predict": 'a reference such as "predict.py:Predictor"',
    "run": 'a reference such as "predict.py:Predictor"',
    "train": 'a reference such as "train.py:train"',
    "image": 'a name such as "r8.im/owner/model"',
    "environment": 'a list of "NAME=value"',
    "environment[]": '"NAME=value"',
    "concurrency": 'a map with "max"',
    "concurrency.max": "a whole number of 1 or more",
    "concurrency.default_target": "a whole number",
    "model": 'a repository such as "owner/model"',
    "name": "a text",
    "weights": 'a list of maps with "name", "target" and "source"',
    "weights[]": 'a map with "name", "target" and "source"',
    "weights[].source": 'a map with "uri"',
    "weights[].source[]": 'a map with "uri"',
    "weights[].target": 'a path such as "/src/weights"',
    "build": "a map of keys such as `python_version`",
    "build.cuda": 'a version in quotes, such as "12.4"',
    "build.cudnn": 'a version in quotes, such as "9"',
    "build.fast": "true or false",
    "build.cog_runtime": "true or false",
    "build.sdk_version": 'a version in quotes, such as "0.18.0"',
    "build.pre_install": "a list of shell commands",
    "build.pre_install[]": "a shell command",
    "build.python_overrides": "the path of a file",
    "build.python_extra_index_urls": "a list of URLs",
    "build.python_find_links": "a list of URLs",
    "build.run[].mounts": 'a list of maps with "type: secret", "id" and "target"',
    "build.run[].mounts[]": 'a map with "type: secret", "id" and "target"',
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

_VERSION = re.compile(r"\d{1,3}\.\d{1,3}(\.\d{1,3})?")


@dataclass(frozen=True)
class Reference:
    """``file.py:Name``: a file inside the project (POSIX path) and the class or function in it."""

    file: str
    name: str | None


class Section(BaseModel):
    """A map of cog.yaml. Unknown keys are kept; ``read_configuration`` reports them."""

    model_config = ConfigDict(extra="allow", frozen=True)


class SecretMount(Section):
    """A secret that one build command may read as a file (Cog >= 0.7)."""

    type: str = "secret"
    id: str
    target: str


class RunCommand(Section):
    """One command of ``build.run``. The text is as written; it is empty where the item was unusable."""

    command: str
    mounts: list[SecretMount] = []


class Build(Section):
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


class WeightSource(Section):
    """Where weights come from: ``hf://owner/name``, a URL, or a path."""

    uri: str
    include: list[str] = []
    exclude: list[str] = []


class WeightEntry(Section):
    """Files that Cog puts into the container, outside the image (Cog >= 0.17; the form of 0.17 was a plain text)."""

    name: str | None = None
    target: str | None = None
    source: list[WeightSource] = []

    @field_validator("source", mode="before")
    @classmethod
    def _sources(cls, value: Any) -> Any:
        items = value if isinstance(value, list) else [value]
        return [{"uri": item} if isinstance(item, str) else item for item in items]


class Concurrency(Section):
    """How many predictions run at the same time in one container (Cog >= 0.9.9)."""

    max: int | None = Field(default=None, ge=1)
    default_target: int | None = None


class Configuration(Section):
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
    weights: list[WeightEntry] = []
    deployment: Any = None

    @field_validator("concurrency", mode="before")
    @classmethod
    def _bare_number(cls, value: Any) -> Any:
        # `concurrency: 64` was the form of the 0.10 alphas.
        return {"max": value} if isinstance(value, str) else value

    @property
    def called(self) -> str | None:
        """What the model is called: ``image``, or ``model`` since it names a repository, or ``name`` before 2022."""
        repository = self.model if self.model and ".py" not in self.model else None
        return self.image or repository or self.name

    @property
    def reference(self) -> Reference | None:
        """What serves predictions: ``run`` (Cog >= 0.20), ``predict``, or ``model`` before 2022."""
        written = self.run or self.predict or (self.model if ".py" in (self.model or "") else None)
        return parse_reference(written) if written else None

    @property
    def training_reference(self) -> Reference | None:
        """What ``train`` names."""
        return parse_reference(self.train) if self.train else None


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
