"""The inputs that an OpenAPI document describes, in a form in which those of Cog and of fal can be compared.

What is left out of the comparison, and why:

- `title`, which both make from the name;
- `nullable` and the null among the types: Cog 0.9 has no `Optional`, and both generations take null for an input whose
  default is None without saying so, where pydantic 2 has to say it;
- a default of null, which Cog does not write;
- `format: uri` of files: fal's file inputs are strings that hold a URL;
- `writeOnly` of secrets, which only pydantic 2 writes;
- the description "An enumeration." that pydantic 1 gives to each set of choices;
- an empty description, which Cog 0.9 does not write;
- `ge` and `le`, which are no keywords of JSON Schema: pydantic 2 writes bounds so for a type that has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Schema = dict[str, Any]
LEFT_OUT = frozenset({"title", "nullable", "writeOnly", "ge", "le"})


@dataclass(frozen=True)
class PublishedInput:
    """One input: its name and what is said of it, by keyword of JSON Schema; ``required`` is one of them."""

    name: str
    says: Schema
    is_file: bool = False


@dataclass(frozen=True)
class Difference:
    """``place`` is `name.keyword`, or `names` where the inputs are not the same ones."""

    place: str
    cog: object
    fal: object

    def __str__(self) -> str:
        return f"{self.place}: {self.cog!r} on Cog, {self.fal!r} on fal"


def inputs_of_cog(document: Schema) -> list[PublishedInput]:
    """The inputs in the order of the signature."""
    components = document["components"]["schemas"]
    properties = components["Input"].get("properties", {})
    order = sorted(properties, key=lambda name: properties[name]["x-order"])
    return [_input(name, components["Input"], components) for name in order]


def inputs_of_fal(document: Schema) -> list[PublishedInput]:
    """The inputs of the endpoint "/", in the order in which the playground shows them."""
    components = document["components"]["schemas"]
    body = document["paths"]["/"]["post"].get("requestBody")
    if body is None:
        return []
    reference = body["content"]["application/json"]["schema"]["$ref"]
    model = components[reference.rpartition("/")[2]]
    return [_input(name, model, components) for name in model["x-fal-order-properties"]]


def _input(name: str, model: Schema, components: Schema) -> PublishedInput:
    found = _flat(model["properties"][name], components)
    if found.get("default", ...) is None:
        del found["default"]
    if not found.get("description", ...):
        del found["description"]
    is_file = "uri" in (found.get("format"), found.get("items", {}).get("format"))
    says = {**_without_uri(found), "required": name in model.get("required", [])}
    return PublishedInput(name, says, is_file)


def _without_uri(schema: Schema) -> Schema:
    """A schema in which files are the strings that their URLs are."""
    found = {key: value for key, value in schema.items() if (key, value) != ("format", "uri")}
    if "items" in found:
        found["items"] = _without_uri(found["items"])
    options = [_without_uri(one) for one in found.pop("anyOf", [])]
    if options and all(one == options[0] for one in options):
        return found | options[0]
    return found | {"anyOf": options} if options else found


def _flat(schema: Schema, components: Schema) -> Schema:
    """A schema without references, and without what is not compared."""
    found: Schema = {}
    own = {key: value for key, value in schema.items() if key not in LEFT_OUT and not key.startswith("x-")}
    if "$ref" in own:
        component = components[own.pop("$ref").rpartition("/")[2]]
        found = {key: value for key, value in _flat(component, components).items() if key != "description"}
    for keyword in ("allOf", "anyOf"):
        options = [_flat(one, components) for one in own.pop(keyword, [])]
        options = [one for one in options if one != {"type": "null"}]
        if len(options) == 1:
            found |= options[0]
        elif options:
            found[keyword] = options
    if "items" in own:
        own["items"] = _flat(own["items"], components)
    if "const" in own:
        own["enum"] = [own.pop("const")]
    return found | own


def differences(cog: list[PublishedInput], fal: list[PublishedInput]) -> Iterator[Difference]:
    """What the two say differently."""
    if len(cog) != len(fal) or not all(map(is_named_after, fal, cog)):
        yield Difference("names", [one.name for one in cog], [one.name for one in fal])
        return
    for ours, theirs in zip(cog, fal, strict=True):
        for keyword in sorted(ours.says.keys() | theirs.says.keys()):
            values = (ours.says.get(keyword, "nothing"), theirs.says.get(keyword, "nothing"))
            if _exact(values[0]) != _exact(values[1]):
                yield Difference(f"{ours.name}.{keyword}", *values)


def is_named_after(fal: PublishedInput, cog: PublishedInput) -> bool:
    """Whether names are the same; a file's is that of its URL: `image` -> `image_url`, `images` -> `image_urls`."""
    if not cog.is_file:
        return fal.name == cog.name
    stem = re.sub(r"_(path|file|uri|url)s?$", "", cog.name)
    if cog.says["type"] == "array":
        return re.fullmatch(rf"{stem.rstrip('s')}s?(_file)?_urls", fal.name) is not None
    return re.fullmatch(rf"{stem}(_\w+)?_url", fal.name) is not None


def _exact(value: object) -> object:
    """A value that is equal only to the same JSON: True is not 1, while 1.0 is."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        return [_exact(one) for one in value]
    if isinstance(value, dict):
        return {key: _exact(one) for key, one in value.items()}
    return value
