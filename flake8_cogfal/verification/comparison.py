"""How the inputs of an app differ from those of the Cog model: what a client of the model would notice.

An input keeps its name, its place among the others, its type, its bounds, choices and default. What may differ:

| | |
| --- | --- |
| name of a file | `image` may be `image_url`, `images` `image_urls`; an ending `_path`, `_file`, `_url`, `_uri` goes |
| leading underscore | may go: pydantic takes no such names |
| null | whether it is written as a type, a default, `nullable` or not at all |
| `required` | of an input that may be null, as generations of Cog differ there |
| `choices` | `enum`, `const`, `$ref` or inline, in the same order |
| description | may be longer than Cog's |
| secret | stays one, or is no input any more but a secret of the app |
| further inputs | where a request may leave them out |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .published import PublishedInput

URL = re.compile(r"https?://|data:", re.IGNORECASE)
FILE_SUFFIX = re.compile(r"_(path|file|uri|url)s?$")
WORDS = {
    "anyOf": "type",
    "default": "default",
    "deprecated": "deprecated",
    "description": "description",
    "enum": "choices",
    "exclusiveMaximum": "upper bound",
    "exclusiveMinimum": "lower bound",
    "items": "type of its elements",
    "maxLength": "longest length",
    "maxItems": "largest number",
    "maximum": "upper bound",
    "minLength": "shortest length",
    "minItems": "smallest number",
    "minimum": "lower bound",
    "pattern": "pattern",
    "required": "required",
    "type": "type",
}
"""The keywords that are compared, in a person's words."""

LONGEST_SHOWN = 80


@dataclass(frozen=True)
class Difference:
    """One difference: the keyword of JSON Schema, and what to tell. ``input`` is the name on Cog, ``field`` that in the app."""

    input: str
    keyword: str
    message: str
    field: str = ""


@dataclass(frozen=True)
class Comparison:
    """The differences, and what is told although it is none."""

    differences: tuple[Difference, ...]
    notes: tuple[str, ...] = ()


def compare(cog: Sequence[PublishedInput], fal: Sequence[PublishedInput]) -> Comparison:
    """What differs between the inputs of a Cog model and those of an app."""
    pairs, missing, further = _paired(cog, fal)
    found: list[Difference] = []
    notes: list[str] = []
    for one in missing:
        if one.is_secret:
            notes.append(f"the secret `{one.name}` is no input any more: set it with `fal secrets set`")
        else:
            found.append(Difference(one.name, "name", f"the input `{one.name}` is not there"))
    for theirs, ours in pairs:
        found += _differences(theirs, ours)
        if theirs.unknown:
            notes.append(
                f"not compared: {_listed(theirs.unknown)} of `{theirs.name}`, known only when the model runs"
            )
    for one in further:
        if one.is_required:
            message = f"`{one.name}` is required, and the model has no such input"
            found.append(Difference("", "name", message, one.name))
        else:
            notes.append(f"`{one.name}` is new")
    order = [fal.index(ours) for _, ours in pairs]
    if order != sorted(order):
        names = ", ".join(theirs.name for theirs, _ in pairs)
        found.append(Difference("", "order", f"the inputs stand in another order than {names}"))
    return Comparison(tuple(found), tuple(notes))


def _paired(
    cog: Sequence[PublishedInput], fal: Sequence[PublishedInput]
) -> tuple[list[tuple[PublishedInput, PublishedInput]], list[PublishedInput], list[PublishedInput]]:
    """Inputs that are the same one, those that only Cog has, those that only the app has."""
    left = list(fal)
    by_name: dict[str, PublishedInput] = {}
    # Plain names first: an input `image_url` must not be taken for the file `image` of another one.
    for one in sorted(cog, key=lambda one: one.is_file):
        names = _names_on_fal(one)
        match = next((field for name in names for field in left if field.name == name), None)
        if match is not None:
            by_name[one.name] = match
            left.remove(match)
    pairs = [(one, by_name[one.name]) for one in cog if one.name in by_name]
    return pairs, [one for one in cog if one.name not in by_name], left


def _names_on_fal(one: PublishedInput) -> list[str]:
    """The names that an input may have in the app, the likeliest first."""
    name = one.name.lstrip("_")
    if not one.is_file:
        return [one.name, name]
    stem = FILE_SUFFIX.sub("", name) or name
    if not one.is_list:
        return [f"{stem}_url", f"{name}_url", f"{stem}_file_url", f"{name}_file_url", one.name, name]
    single = [word[:-1] if word.endswith("s") else word for word in (stem, name)]
    starts = [*single, stem, name]
    return [f"{start}{end}" for end in ("_urls", "_file_urls") for start in starts] + [one.name, name]


def _differences(cog: PublishedInput, fal: PublishedInput) -> Iterator[Difference]:
    if cog.is_secret and not fal.is_secret:
        yield Difference(
            cog.name, "format", f"the secret `{cog.name}` is a plain text: make it a SecretStr", fal.name
        )
    if cog.is_file and not (fal.is_file or _is_text(fal.says)):
        yield Difference(cog.name, "type", f"the file `{cog.name}` is no URL", fal.name)
        return
    for keyword, words in WORDS.items():
        if keyword in cog.unknown:
            continue
        values = (cog.says.get(keyword), fal.says.get(keyword))
        if not _are_alike(keyword, *values, cog):
            message = f"{words} of `{cog.name}`: {_shown(values[0])} on Cog, {_shown(values[1])} in the app"
            if keyword == "required":
                message = f"`{cog.name}` is {_need(values[0])} on Cog, {_need(values[1])} in the app"
            yield Difference(cog.name, keyword, message, fal.name)


def _are_alike(keyword: str, cog: Any, fal: Any, one: PublishedInput) -> bool:
    if keyword == "description" and cog is not None and fal is not None:
        return " ".join(str(cog).split()) in " ".join(str(fal).split()) or cog == "An enumeration."
    if keyword == "description":
        return cog in (None, "", "An enumeration.")
    if keyword == "default" and one.is_file and not URL.match(str(cog)):
        return True  # a file of the project: the endpoint takes it where the request gives none
    if keyword == "required" and one.is_nullable:
        return bool(cog) or not fal
    if keyword in ("required", "deprecated"):
        return bool(cog) is bool(fal)
    if keyword == "items":
        return _elements(cog) == _elements(fal)
    return exact(cog) == exact(fal)


def _elements(items: Any) -> object:
    if not isinstance(items, Mapping):
        return None
    return exact({key: one for key, one in items.items() if key in WORDS and key != "description"})


def exact(value: object) -> object:
    """A value that is equal only to the same JSON: True is not 1, while 1.0 is."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (list, tuple)):
        return [exact(one) for one in value]
    if isinstance(value, Mapping):
        return {key: exact(one) for key, one in value.items()}
    return value


def _is_text(says: Mapping[str, Any]) -> bool:
    elements = says.get("items")
    return "string" in (says.get("type"), elements.get("type") if isinstance(elements, dict) else None)


def _shown(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


def _need(value: object) -> str:
    return "required" if value else "not required"


def _listed(keywords: frozenset[str]) -> str:
    return " and ".join(sorted(WORDS[one] for one in keywords))
