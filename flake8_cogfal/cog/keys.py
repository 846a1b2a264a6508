"""The keys of cog.yaml as types: those of every Cog, from 0.0.2 to 0.23.

Sources: Cog's ``config_schema_v1.0.json`` and its struct ``pkg/config/config.go``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from .shapes import (
    Section,
    Unfit,
    Value,
    anything,
    key,
    keys,
    listing,
    number,
    positive,
    required,
    section,
    short_for,
    text,
    texts,
    truth,
)

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


def _version(value: Value) -> str:
    if not _VERSION.fullmatch(text(value)):
        raise Unfit
    return text(value)


@dataclass(frozen=True)
class SecretMount(Section):
    """A secret that one build command may read as a file (Cog >= 0.7)."""

    id: str = required(text)
    target: str = required(text)
    type: str = key(text, default="secret")


@dataclass(frozen=True)
class RunCommand(Section):
    """One command of ``build.run``. The text is as written; it is empty where the item was unusable."""

    command: str = required(text)
    mounts: list[SecretMount] = keys(listing(section(SecretMount)))


@dataclass(frozen=True)
class Build(Section):
    """The environment: what ``build:`` says, or ``environment:`` did in Cog <= 0.0.4.

    An unusable list item reads as an empty text, so that positions in the lists stay those of the file.
    """

    gpu: bool = key(truth, default=False)
    python_version: str | None = key(_version, default=None)
    python_packages: list[str] = keys(texts)
    python_requirements: str | None = key(text, default=None)
    python_overrides: str | None = key(text, default=None)
    python_extra_index_urls: list[str] = keys(texts)
    python_find_links: list[str] = keys(texts)
    system_packages: list[str] = keys(texts)
    pre_install: list[str] = keys(texts)
    run: list[RunCommand] = keys(
        listing(
            short_for("command", section(RunCommand)),
            unusable=lambda: RunCommand(command=""),
            may_be_one=True,
        )
    )
    cuda: str | None = key(text, default=None)
    cudnn: str | None = key(text, default=None)
    fast: bool = key(truth, default=False)
    cog_runtime: bool = key(truth, default=False)
    sdk_version: str | None = key(text, default=None)
    architectures: list[str] = keys(texts)


@dataclass(frozen=True)
class WeightSource(Section):
    """Where weights come from: ``hf://owner/name``, a URL, or a path."""

    uri: str = required(text)
    include: list[str] = keys(texts)
    exclude: list[str] = keys(texts)


@dataclass(frozen=True)
class WeightEntry(Section):
    """Files that Cog puts into the container, outside the image (Cog >= 0.17; the form of 0.17 was a plain text)."""

    name: str | None = key(text, default=None)
    target: str | None = key(text, default=None)
    source: list[WeightSource] = keys(
        listing(
            short_for("uri", section(WeightSource)), unusable=lambda: WeightSource(uri=""), may_be_one=True
        )
    )


@dataclass(frozen=True)
class Concurrency(Section):
    """How many predictions run at the same time in one container (Cog >= 0.9.9)."""

    max: int | None = key(positive, default=None)
    default_target: int | None = key(number, default=None)


@dataclass(frozen=True)
class Configuration(Section):
    """A cog.yaml. ``era`` tells the layout before ``build:`` existed (2021) from today's."""

    era: str = key(text, default="build")  # or "environment-map"
    build: Build = key(section(Build), default=Build())
    name: str | None = key(text, default=None)
    image: str | None = key(text, default=None)
    model: str | None = key(text, default=None)
    predict: str | None = key(text, default=None)
    run: str | None = key(text, default=None)
    train: str | None = key(text, default=None)
    concurrency: Concurrency = key(short_for("max", section(Concurrency)), default=Concurrency())
    environment: list[str] = keys(texts)
    tests: Any = key(anything, default=None)
    examples: Any = key(anything, default=None)
    weights: list[WeightEntry] = keys(listing(section(WeightEntry)))
    deployment: Any = key(anything, default=None)

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
