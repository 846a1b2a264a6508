"""The inputs that an OpenAPI document describes, in a form in which those of Cog and of fal can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Schema = Mapping[str, Any]

SAYS_NOTHING = frozenset({"title", "nullable", "writeOnly", "ge", "le", "examples", "example"})
"""What is no part of the contract of an input: names made from names, what both sides say in ways of their own."""

FILE_FIELDS = frozenset({"image", "video", "audio", "file", "model"})
"""What ``ui.field`` of fal's own types of fields may say of a file."""

TEXT_FORMATS = (("format", "uri"), ("format", "password"))
DEEPEST = 20


class NotASchema(Exception):
    """A document is not one of Cog, or not one of fal; ``args[0]`` says what is missing."""


@dataclass(frozen=True)
class PublishedInput:
    """One input: what is said of it, by keyword of JSON Schema (``required`` is one of them).

    ``unknown`` are keywords whose value is known only when the model runs.
    """

    name: str
    says: Mapping[str, Any]
    is_file: bool = False
    is_secret: bool = False
    is_nullable: bool = False
    unknown: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_list(self) -> bool:
        """Whether it takes several values."""
        return self.says.get("type") == "array"

    @property
    def is_required(self) -> bool:
        """Whether a request has to give it."""
        return bool(self.says.get("required"))


def inputs_of_cog(document: object) -> tuple[PublishedInput, ...]:
    """The inputs that Cog publishes, in their order. Raises NotASchema for another document."""
    components = _components(document)
    model = components.get("Input")
    if not isinstance(model, dict):
        raise NotASchema("it has no components.schemas.Input, which Cog writes")
    properties = _properties(model)

    def order(name: str) -> tuple[float, int]:
        place = properties[name].get("x-order")
        return (place if isinstance(place, (int, float)) else float("inf"), list(properties).index(name))

    return tuple(_input(name, model, components) for name in sorted(properties, key=order))


def inputs_of_fal(document: object, path: str = "/") -> tuple[PublishedInput, ...]:
    """The inputs of an endpoint in their order. Raises NotASchema where its body is no model."""
    components = _components(document)
    endpoints = document.get("paths", {}) if isinstance(document, dict) else {}
    post = endpoints.get(path, {}).get("post") if isinstance(endpoints, dict) else None
    if not isinstance(post, dict):
        raise NotASchema(f"there is no endpoint {path}")
    if post.get("parameters"):
        names = ", ".join(str(one.get("name")) for one in post["parameters"])
        raise NotASchema(f"{path} takes {names} from the query string, not from the body")
    if "requestBody" not in post:
        return ()
    content = post["requestBody"].get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    model = _resolved(schema, components)
    properties = _properties(model)
    listed = [one for one in model.get("x-fal-order-properties", ()) if one in properties]
    return tuple(_input(name, model, components) for name in dict.fromkeys([*listed, *properties]))


def endpoints_of(document: object) -> Iterator[str]:
    """The paths of the endpoints that take requests."""
    paths = document.get("paths", {}) if isinstance(document, dict) else {}
    for path, methods in paths.items():
        if isinstance(methods, dict) and "post" in methods:
            yield str(path)


def _components(document: object) -> Mapping[str, Any]:
    components = document.get("components") if isinstance(document, dict) else None
    schemas = components.get("schemas") if isinstance(components, dict) else None
    return schemas if isinstance(schemas, dict) else {}


def _properties(model: Schema) -> dict[str, Any]:
    found = model.get("properties", {})
    return (
        {str(name): one for name, one in found.items() if isinstance(one, dict)}
        if isinstance(found, dict)
        else {}
    )


def _input(name: str, model: Schema, components: Schema) -> PublishedInput:
    written = _properties(model)[name]
    says = flat(written, components)
    elements = says.get("items", {}) if isinstance(says.get("items"), dict) else {}
    ui = written.get("ui")
    is_file = (
        "uri" in (says.get("format"), elements.get("format"))
        or _is_file_object(says)
        or _is_file_object(elements)
        or (isinstance(ui, dict) and ui.get("field") in FILE_FIELDS)
    )
    is_secret = "password" in (says.get("format"), elements.get("format"))
    says = _as_text(says)
    says["required"] = name in model.get("required", [])
    return PublishedInput(name, says, is_file, is_secret, _takes_null(written))


def flat(schema: Schema, components: Schema, depth: int = 0) -> dict[str, Any]:
    """A schema without references, without null among its types, and without what says nothing."""
    if depth > DEEPEST:
        return {}
    found: dict[str, Any] = {}
    own = {key: one for key, one in schema.items() if key not in SAYS_NOTHING and not _is_extension(key)}
    if "$ref" in own:
        target = _resolved({"$ref": own.pop("$ref")}, components)
        found = {key: one for key, one in flat(target, components, depth + 1).items() if key != "description"}
    for keyword in ("allOf", "anyOf", "oneOf"):
        given = own.pop(keyword, [])
        options = [flat(one, components, depth + 1) for one in given if isinstance(one, dict)]
        options = [one for one in options if one != {"type": "null"}]
        if options and all(one == options[0] for one in options):
            found |= options[0]
        elif options:
            found[keyword] = options
    if isinstance(own.get("items"), dict):
        own["items"] = flat(own["items"], components, depth + 1)
    if "const" in own:
        own["enum"] = [own.pop("const")]
    if own.get("default", ...) is None:
        del own["default"]
    if not own.get("description", ...):
        del own["description"]
    return found | own


def _takes_null(schema: Schema) -> bool:
    return bool(schema.get("nullable")) or {"type": "null"} in schema.get("anyOf", ())


def _is_extension(key: str) -> bool:
    return key.startswith("x-") or key == "ui"


def _is_file_object(schema: Schema) -> bool:
    """Whether a schema is one of fal's file types, which take a URL in a field or as a plain text."""
    properties = schema.get("properties")
    return isinstance(properties, dict) and "url" in properties and "content_type" in properties


def _as_text(schema: Schema) -> dict[str, Any]:
    """A schema in which files and secrets are the texts that a request gives for them."""
    if _is_file_object(schema):
        kept = {key: one for key, one in schema.items() if key in ("default", "description", "deprecated")}
        return {"type": "string", **kept}
    found = {key: one for key, one in schema.items() if (key, one) not in TEXT_FORMATS}
    if isinstance(found.get("items"), dict):
        found["items"] = _as_text(found["items"])
    if "anyOf" in found:
        options = [_as_text(one) for one in found.pop("anyOf")]
        found |= options[0] if all(one == options[0] for one in options) else {"anyOf": options}
    return found


def _resolved(schema: Schema, components: Schema) -> Mapping[str, Any]:
    """What a reference points to; also where it stands in an ``anyOf`` with null, or an ``allOf``."""
    for _ in range(DEEPEST):
        options = [
            one for key in ("allOf", "anyOf") for one in schema.get(key, ()) if one != {"type": "null"}
        ]
        if "$ref" in schema:
            schema = components.get(str(schema["$ref"]).rpartition("/")[2], {})
        elif len(options) == 1 and isinstance(options[0], dict):
            schema = options[0]
        else:
            break
    return schema
