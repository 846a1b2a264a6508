"""Requests that an app has to take, by its own schema: with defaults, and with every input given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .published import PublishedInput, endpoints_of, inputs_of_fal
from .samples import sample_for

FILE_NAME = re.compile(r"(^|_)(url|uri)s?$")
TEXTS = ("a photo of a cat", "a", "1", "a1", "2024-01-01", "#ffffff", "1:1", "512x512", "en", "A", "a@b.cd")
WIDE = 1_000_000


class NoValue(Exception):
    """No valid value is known for an input; ``args[0]`` says which, and why."""


@dataclass(frozen=True)
class Request:
    """One request: the endpoint and the body. ``kind`` says what is given, in words."""

    path: str
    body: Mapping[str, Any]
    kind: str


def requests_for(document: object) -> Iterator[Request]:
    """The requests for every endpoint that takes one model. Raises NoValue, NotASchema."""
    paths = [one for one in endpoints_of(document) if "{" not in one]
    for path in sorted(paths, key=lambda one: one != "/"):
        inputs = inputs_of_fal(document, path)
        few = {one.name: value_of(one) for one in inputs if one.is_required}
        yield Request(path, few, "defaults")
        every = {one.name: value for one in inputs if (value := _value_or_none(one)) is not None}
        if every != few:
            yield Request(path, every, "every input")


def _value_or_none(one: PublishedInput) -> Any:
    try:
        return value_of(one)
    except NoValue:
        if one.is_required:
            raise
        return None


def value_of(one: PublishedInput) -> Any:
    """A valid value: the first choice, the middle of a range, a small file, a short text."""
    is_file = one.is_file or (FILE_NAME.search(one.name) is not None and "enum" not in one.says)
    words = f"{one.name} {one.says.get('description', '')}" if not _tells(one.name) else one.name
    return _value(one.says, words if is_file else "", one.name)


def _tells(name: str) -> bool:
    """Whether the name of a file alone tells what it is."""
    return re.search(r"image|mask|photo|picture|audio|video|zip|frame", name) is not None


def _value(says: Mapping[str, Any], file: str, name: str) -> Any:
    if says.get("enum"):
        return says["enum"][0]
    options = says.get("anyOf") or says.get("oneOf")
    if options:
        return _value(options[0], file, name)
    kind = says.get("type")
    if kind == "array":
        least = int(says.get("minItems") or 1)
        return [_value(says.get("items") or {}, file, name)] * least
    if kind in ("integer", "number"):
        return _number(says, kind == "integer")
    if kind == "boolean":
        return bool(says.get("default", False))
    if kind == "object":
        inner = says.get("properties") or {}
        return {key: _value(one, "", key) for key, one in inner.items() if key in says.get("required", ())}
    if kind == "string":
        return sample_for(file) if file else _text(says, name)
    return says.get("default", "a")


def _number(says: Mapping[str, Any], is_integer: bool) -> int | float:
    """The default where there is one, as costs of a model grow with its numbers; else the middle."""
    if isinstance(says.get("default"), (int, float)):
        value: int | float = says["default"]
        return value
    step = says.get("multipleOf") or (1 if is_integer else 0)
    least = says.get("minimum", says.get("exclusiveMinimum"))
    most = says.get("maximum", says.get("exclusiveMaximum"))
    if least is None and most is None:
        return step or 1
    low = least if least is not None else most - 2 * (step or 1)
    high = most if most is not None else low + 2 * (step or 1)
    middle = (low + high) / 2 if high - low < WIDE else low + (step or 1)
    if step:
        middle = round(middle / step) * step
    return int(middle) if is_integer else middle


def _text(says: Mapping[str, Any], name: str) -> str:
    given = says.get("default")
    candidates = [given] if isinstance(given, str) and given else []
    candidates += [*TEXTS, "a" * int(says.get("minLength") or 1)]
    for text in candidates:
        if len(text) < (says.get("minLength") or 0) or len(text) > says.get("maxLength", WIDE):
            continue
        try:
            if not says.get("pattern") or re.search(says["pattern"], text):
                return text
        except re.error:
            break
    raise NoValue(f"no text is known that `{name}` takes: {says.get('pattern') or 'of this length'}")
