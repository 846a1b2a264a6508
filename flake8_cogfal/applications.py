"""``[tool.cogfal.apps]``: which fal app stands for a model of Replicate, and what it answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

APPLICATION = re.compile(r"[\w.-]+(?:/[\w.-]+)+")
OUTPUT = re.compile(r"\.|[A-Za-z_]\w*(?:\[\])?(?:\.url)?")
KEYS = ("app", "output", "inputs", "stream")


class InvalidApplication(Exception):
    """An entry cannot be used; ``args[0]`` says why."""


@dataclass(frozen=True)
class Application:
    """A fal app: its id (``owner/name``, with a path where that is needed).

    ``output`` says where the answer holds what Replicate gave: ``images``, ``video``, ``text``; ``meshes[].url`` for a
    list of files and ``mesh.url`` for a file under another name; ``.`` where the answer is it. Empty: by the names
    that converted apps use. ``inputs`` are inputs with other names there. ``stream`` says that the app has a /stream
    endpoint, which sends a text piece by piece.
    """

    id: str
    output: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict, hash=False)
    stream: bool = False


def read_application(model: str, entry: object) -> Application:
    """An entry of the table. Raises InvalidApplication."""
    table = {"app": entry} if isinstance(entry, str) else entry
    if not isinstance(table, dict) or not isinstance(table.get("app"), str):
        raise InvalidApplication(f'"{model}" must be the id of a fal app, or a table with `app`')
    unknown = next((key for key in table if key not in KEYS), None)
    if unknown is not None:
        raise InvalidApplication(f'"{model}" knows no `{unknown}` (it knows {", ".join(KEYS)})')
    output, inputs = table.get("output", ""), table.get("inputs", {})
    if not APPLICATION.fullmatch(table["app"]):
        raise InvalidApplication(f'"{model}": `{table["app"]}` is no id of a fal app: write owner/name')
    if not isinstance(output, str) or (output and not OUTPUT.fullmatch(output)):
        raise InvalidApplication(f'"{model}": `output` must name a field, such as "images" or "mesh.url"')
    if not isinstance(inputs, dict) or not all(isinstance(one, str) for one in inputs.values()):
        raise InvalidApplication(f'"{model}": `inputs` must be a table of names')
    if not isinstance(table.get("stream", False), bool):
        raise InvalidApplication(f'"{model}": `stream` must be true or false')
    return Application(table["app"], output, inputs, table.get("stream", False))


def read_applications(table: Mapping[str, object]) -> dict[str, Application]:
    """The whole table, by model. Raises InvalidApplication."""
    return {model.partition(":")[0]: read_application(model, entry) for model, entry in table.items()}
