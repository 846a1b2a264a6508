"""What the keys of cog.yaml cannot say, or not together: Cog's ``pkg/config/validate.go`` and ``env.go``, as of 0.23.

Only what leaves open what is meant blocks. What Cog refuses today, accepted once, or warns of is converted.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .keys import EXPECTED, Configuration, is_inside_project, parse_reference
from .variables import is_reserved
from .yaml_document import KeyPath

_VARIABLE = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_CUDA = re.compile(r"\d+\.\d+(\.\d+)?")
_WEIGHT_NAME = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")


@dataclass(frozen=True)
class Contradiction:
    """A key, what is wrong with it and what to write, and whether it leaves open what is meant."""

    path: KeyPath
    message: str
    blocks: bool = True


def contradictions(configuration: Configuration) -> Iterator[Contradiction]:
    """Values that are well-formed one by one, and still cannot be meant."""
    yield from _of_build(configuration)
    yield from _of_references(configuration)
    yield from _of_environment(configuration)
    yield from _of_weights(configuration)


def _of_build(configuration: Configuration) -> Iterator[Contradiction]:
    build = configuration.build
    if any(build.python_packages) and build.python_requirements:
        message = (
            "`python_packages` and `python_requirements` exclude each other: put all packages in one of them"
        )
        yield Contradiction(("build", "python_requirements"), message)
    if build.python_requirements and not is_inside_project(build.python_requirements):
        message = (
            f"`{build.python_requirements}` is outside the project: use a path below the folder of cog.yaml"
        )
        yield Contradiction(("build", "python_requirements"), message)
    if build.cuda and not _CUDA.fullmatch(build.cuda):
        message = (
            f"`{build.cuda}` is no version of CUDA: write {EXPECTED['build.cuda']} (the app does without)"
        )
        yield Contradiction(("build", "cuda"), message, blocks=False)
    for index, command in enumerate(build.run):
        for number, mount in enumerate(command.mounts):
            if mount.type != "secret":
                message = f"Cog mounts secrets only, not `{mount.type}`: write `type: secret`"
                yield Contradiction(("build", "run", index, "mounts", number, "type"), message)


def _of_references(configuration: Configuration) -> Iterator[Contradiction]:
    if configuration.run and configuration.predict:
        yield Contradiction(
            ("predict",), "`run` and `predict` exclude each other: keep `run`, the newer name"
        )
    for key in ("run", "predict", "train"):
        written = getattr(configuration, key)
        reference = parse_reference(written) if written else None
        if written and reference is None:
            message = f"`{written}` is not a file of this project: write {EXPECTED[key]}"
            yield Contradiction((key,), message, blocks=_is_needed(configuration, key))
        elif reference and reference.name is None:
            message = f"`{written}` names no class or function: write {EXPECTED[key]}"
            yield Contradiction((key,), message, blocks=_is_needed(configuration, key))
    if configuration.image and configuration.model and ".py" not in configuration.model:
        message = "`image` and `model` exclude each other: keep `model`, the newer name (the app is called after it)"
        yield Contradiction(("model",), message, blocks=False)


def _is_needed(configuration: Configuration, key: str) -> bool:
    """Whether the app depends on a reference: one to a training does not stand in the predictor's way."""
    return key != "train" or configuration.reference is None


def _of_environment(configuration: Configuration) -> Iterator[Contradiction]:
    known: dict[str, str] = {}
    for index, item in enumerate(configuration.environment):
        name, separator, value = item.partition("=")
        path = ("environment", index)
        if item and not (separator and name):
            yield Contradiction(path, f"`{item}` has no value: write {EXPECTED['environment[]']}")
        elif item and not _VARIABLE.fullmatch(name):
            message = f"`{name}` is no name of a variable: letters, digits and `_`, no digit first, no spaces around `=`"
            yield Contradiction(path, message)
        elif is_reserved(name):
            message = (
                f"Cog keeps `{name}` to itself: it is left out; set it in setup() if the app needs it on fal"
            )
            yield Contradiction(path, message, blocks=False)
        elif known.setdefault(name, value) != value:
            yield Contradiction(path, f"`{name}` is set twice, to different values: keep one of them")


def _of_weights(configuration: Configuration) -> Iterator[Contradiction]:
    names: set[str] = set()
    targets: set[str] = set()
    for index, entry in enumerate(configuration.weights):
        path = ("weights", index)
        if not entry.source:
            yield Contradiction(
                path, 'weights without `source`: write where they come from, such as "hf://owner/name"'
            )
        if entry.name is not None and not _WEIGHT_NAME.fullmatch(entry.name):
            message = f"`{entry.name}` is no name for weights: lower-case letters, digits, and `.`, `_` or `-` between them"
            yield Contradiction((*path, "name"), message, blocks=False)
        elif entry.name in names:
            yield Contradiction(
                (*path, "name"), f"`{entry.name}` is the name of other weights too", blocks=False
            )
        names |= {entry.name} if entry.name else set()
        if entry.target is None:
            continue
        target = posixpath.normpath(entry.target)
        if not target.startswith("/") or target == "/":
            message = f"`{entry.target}` is no place for weights: write an absolute path such as /src/weights"
            yield Contradiction((*path, "target"), message)
        elif any(
            f"{target}/".startswith(f"{other}/") or f"{other}/".startswith(f"{target}/") for other in targets
        ):
            yield Contradiction(
                (*path, "target"), f"`{entry.target}` holds other weights too: choose another folder"
            )
        targets.add(target)
