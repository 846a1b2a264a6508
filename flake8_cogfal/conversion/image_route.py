"""The other way to fal: Cog's image runs as it is, and pyproject.toml tells fal where to find it.

fal runs an image without any Python of its own when ``[tool.fal.apps.NAME]`` has an ``image`` and no ``ref``
(``fal/cli/_utils.py``, 1.83; https://docs.fal.ai/serverless/development/migrate-external-docker-server).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..cog.configuration import Configuration
from ..fal.naming import application_name
from ..hardware.choice import MachineChoice
from ..source.text import MAXIMUM_BYTES
from ..source.tree import Tree

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE = "pyproject.toml"
PORT = 5000
"""Where Cog's server listens, in every version."""

HEALTH = "/health-check"

# A repository that somebody pushed to; what the template of `cog init` and the documentation write is none.
_PUSHED = re.compile(r"[\w.-]+(?::\d+)?(?:/[\w.-]+)+(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?")
_PLACEHOLDER = re.compile(r"/your[-_]|/<|/owner/|/my-username/")
_SERVES_COG = re.compile(r"^\s*(?:CMD|ENTRYPOINT)\b.*\bcog(?:\.server\.http|-http-server)\b", re.MULTILINE)

NO_IMAGE = (
    "no image of Cog is known: write the one that `cog push` made into cog.yaml, `image: r8.im/OWNER/NAME`,"
    " or let Cog write a Dockerfile that starts its server, `cog debug > Dockerfile`"
)


class NoImageRoute(Exception):
    """The project cannot run as an image; ``args[0]`` says why and what to do."""


@dataclass(frozen=True)
class ImageRoute:
    """The entry of pyproject.toml: the app's name, the file's new text, and sentences for the report."""

    name: str
    text: str
    notes: tuple[str, ...]


def image_route(tree: Tree, configuration: Configuration, machine: MachineChoice) -> ImageRoute:
    """Describe a Cog project to fal as an image, in pyproject.toml beside cog.yaml.

    An entry of that name that is there already stays as it is. Raises NoImageRoute where no image is known, or where
    pyproject.toml cannot take the entry.
    """
    name = application_name(configuration.image or configuration.model, tree.root.resolve().name)
    text = _read(tree)
    if name in _apps(text):
        return ImageRoute(name, text, (f"{FILE} has [tool.fal.apps.{name}] already: it was left as it is",))
    source, notes = _image(tree, configuration)
    lines = [
        f"[tool.fal.apps.{name}]",
        'auth = "private"',
        f"machine_type = {json.dumps(machine.name)}",
        *([f"num_gpus = {machine.num_gpus}"] if machine.num_gpus is not None else []),
        f"exposed_port = {PORT}",
        "keep_alive = 300",
        *_concurrency(configuration),
        "",
        f"[tool.fal.apps.{name}.image]",
        source,
        "",
        f"[tool.fal.apps.{name}.health_check]",
        f"path = {json.dumps(HEALTH)}",
        "",
    ]
    added = "\n".join(lines).replace("\n", _newline(text))
    before = text.rstrip("\r\n")
    result = f"{before}{_newline(text) * 2}{added}" if before else added
    if not _takes(result, name):
        raise NoImageRoute(
            f"{FILE} writes [tool.fal] in one line, which takes no further table: write it as [tool.fal.apps.NAME]"
        )
    return ImageRoute(name, result, (f"machine_type {machine}: {machine.reason}", *notes))


def _image(tree: Tree, configuration: Configuration) -> tuple[str, tuple[str, ...]]:
    """The line that names the image, and what to know about it."""
    image = configuration.image or ""
    if _PUSHED.fullmatch(image) and not _PLACEHOLDER.search(image):
        notes = [
            f"image {image}, from cog.yaml: it has to be pushed already; add @sha256:... to stay with one version"
        ]
        if image.startswith("r8.im/"):
            notes.append(
                'a private model needs [...image.registries."https://r8.im"] with username and password = "$NAME",'
                " NAME being a fal secret"
            )
        return f"image = {json.dumps(image)}", tuple(notes)
    for path in ("Dockerfile", "Dockerfile.cog"):
        data = tree.read(path)
        if data is not None and _SERVES_COG.search(data.decode("utf-8", "replace")):
            return f"dockerfile = {json.dumps(path)}", (
                f"{path} starts Cog's server: fal builds the image from it",
            )
    raise NoImageRoute(NO_IMAGE)


def _concurrency(configuration: Configuration) -> Iterator[str]:
    at_once = configuration.concurrency.max
    if at_once is not None and at_once > 1:
        yield f"max_multiplexing = {at_once}"


def _read(tree: Tree) -> str:
    data = tree.read(FILE)
    if data is not None and len(data) > MAXIMUM_BYTES:
        raise NoImageRoute(f"{FILE} is too large: more than {MAXIMUM_BYTES:,} bytes are not read")
    try:
        return data.decode("utf-8") if data is not None else ""
    except UnicodeDecodeError as error:
        raise NoImageRoute(f"{FILE}: {error}") from error


def _apps(text: str) -> Mapping[str, Any]:
    """``[tool.fal.apps]``, or nothing."""
    try:
        found: Any = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise NoImageRoute(f"{FILE} cannot be read: {error}") from error
    for key in ("tool", "fal", "apps"):
        found = found.get(key, {}) if isinstance(found, dict) else {}
    return found if isinstance(found, dict) else {}


def _takes(text: str, name: str) -> bool:
    try:
        return name in _apps(text)
    except NoImageRoute:
        return False


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
