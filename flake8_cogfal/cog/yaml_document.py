"""A YAML map as plain values, with the place of every key; safe on whatever text comes in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

KeyPath: TypeAlias = "tuple[str | int, ...]"
Place: TypeAlias = "tuple[int, int]"

SIZE_LIMIT = 1_000_000
DEPTH_LIMIT = 40
ALIAS_LIMIT = 100
VALUE_LIMIT = 50_000

TEMPLATE = re.compile(r"\{\{|\{%")
TEMPLATE_MESSAGE = "this is a template (`{{ ... }}` or `{% ... %}`): render it first and read the result"

# What the YAML library says -> what to do about it.
READABLE = {
    "found character that cannot start any token": (
        "a tab or a reserved character (@ or `) starts a value: indent with spaces, and put such values in quotes"
    ),
    "found a tab character": "a tab in the indentation: YAML allows spaces only",
    "mapping values are not allowed": "a stray `: `: check the indentation, and quote texts that contain `: `",
    "could not find expected ':'": "a key without `:`: write `key: value`",
    "did not find expected key": "the indentation does not match the lines above",
    "did not find expected '-' indicator": "the indentation of this list does not match the lines above",
    "expected <block end>": "the indentation does not match the lines above",
    "found undefined alias": "an alias (`*name`) without its anchor (`&name`): define it above, or quote the text",
    "found unexpected end of stream": "a quote is opened and never closed",
    "expected a single document": "more than one YAML document: keep what stands before `---`",
}

_NULL = "tag:yaml.org,2002:null"

_UNREADABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|(?!^)\ufeff"
)  # What YAML 1.1 calls not printable.


@dataclass(frozen=True)
class ConfigurationProblem:
    """Something in cog.yaml that cannot mean what it says.

    ``line`` is 1-based, ``column`` 0-based; ``key`` is a path such as ``build.python_version`` or empty. Where it
    ``blocks`` it is not known what is meant; else the app does without it.
    """

    line: int
    column: int
    key: str
    message: str
    blocks: bool = True


class UnusableDocument(Exception):
    """There is nothing to read: not YAML, not a map, or of a size that no person writes."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.problem = ConfigurationProblem(*place, "", message)


@dataclass
class Document:
    """A map of plain values (texts, booleans, lists and maps; empty values of a map are left out).

    Numbers stay the text that they were written as: to YAML an unquoted 3.10 is the number 3.1.
    """

    data: dict[str, Any] = field(default_factory=dict)
    places: dict[KeyPath, Place] = field(default_factory=dict)
    problems: list[ConfigurationProblem] = field(default_factory=list)

    def report(self, path: KeyPath, message: str, place: Place | None = None, *, blocks: bool = True) -> None:
        """Note a problem of the key, at its own place unless another one is given."""
        known = path
        while known and known not in self.places:
            known = known[:-1]
        self.problems.append(
            ConfigurationProblem(*(place or self.places.get(known, (1, 0))), dotted(path), message, blocks)
        )


def dotted(path: KeyPath) -> str:
    """A key path as people write it: ``build.python_packages[0]``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")


def read_document(text: str) -> Document:
    """Read the text of a YAML map; an empty text is an empty map.

    Raises:
        UnusableDocument: with the place and what to do.
    """
    try:
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        raise UnusableDocument(_mark_place(error), _readable(text, error)) from None
    except (yaml.YAMLError, UnicodeError):
        advice = "cog.yaml contains characters that YAML does not allow: remove them"
        raise UnusableDocument(_first_unreadable(text), advice) from None
    if root is None or root.tag == _NULL:
        return Document()
    if not isinstance(root, yaml.MappingNode):
        advice = 'cog.yaml must be a map of keys: write `build:` and `predict: "predict.py:Predictor"`'
        raise UnusableDocument(_place(root), TEMPLATE_MESSAGE if TEMPLATE.search(text) else advice)
    return _Builder(text).build(root)


def _compose(text: str) -> yaml.Node | None:
    """The node graph."""
    if len(text) > SIZE_LIMIT:
        raise UnusableDocument(
            (1, 0), f"cog.yaml is larger than {SIZE_LIMIT // 1000} kB: this is not a configuration"
        )
    refuse_excess(text)
    node: yaml.Node | None = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return node


def refuse_excess(text: str) -> None:
    """A look at the events: deep nesting, of which the library dies, and many aliases are cheap to write.

    Raises UnusableDocument for both, with the place, and YAMLError for what is not YAML.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = aliases = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        aliases += isinstance(event, yaml.AliasEvent)
        if depth > DEPTH_LIMIT:
            raise UnusableDocument(_place(event), f"nested deeper than {DEPTH_LIMIT} levels: flatten it")
        if aliases > ALIAS_LIMIT:
            raise UnusableDocument(_place(event), f"more than {ALIAS_LIMIT} YAML aliases: write them out")


class _Builder:
    """Turns nodes into values and notes where each one stands."""

    def __init__(self, text: str) -> None:
        self.is_template = bool(TEMPLATE.search(text))
        self.document = Document()
        self.count = 0
        self.merging = 0

    def build(self, root: yaml.MappingNode) -> Document:
        self.document.data = self.mapping(root, ())
        return self.document

    def value(self, node: yaml.Node, path: KeyPath) -> Any:
        self.count += 1
        if self.count > VALUE_LIMIT or len(path) > DEPTH_LIMIT:
            raise UnusableDocument(_place(node), "aliases multiply into too many values: write them out")
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.item(item, (*path, index)) for index, item in enumerate(node.value)]
        if node.tag == _NULL:
            return None
        if node.tag == "tag:yaml.org,2002:bool":
            return node.value.lower() in ("true", "yes", "on")
        return node.value

    def item(self, node: yaml.Node, path: KeyPath) -> Any:
        self.document.places[path] = _place(node)
        return self.value(node, path)

    def mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        inherited: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                message = (
                    TEMPLATE_MESSAGE if self.is_template else "a key must be plain text, not a map or a list"
                )
                self.document.report(path, message, _place(key))
            elif key.tag == "tag:yaml.org,2002:merge":
                inherited |= self.merged(value, path)
            else:
                found[key.value] = self.entry(key, value, (*path, key.value), key.value in found)
        return {key: value for key, value in (inherited | found).items() if value is not None}

    def entry(self, key: yaml.ScalarNode, value: yaml.Node, path: KeyPath, again: bool) -> Any:
        if again:
            before = self.document.places[path][0]
            message = f"`{dotted(path)}` is already on line {before}: keep one of them (this one is used)"
            self.document.report(path, message, _place(key))
        self.document.places[path] = _place(key)
        return self.value(value, path)

    def merged(self, node: yaml.Node, path: KeyPath) -> dict[str, Any]:
        sources = node.value if isinstance(node, yaml.SequenceNode) else [node]
        merged: dict[str, Any] = {}
        self.merging += 1
        if self.merging > DEPTH_LIMIT:
            raise UnusableDocument(_place(node), "`<<` merges a map into itself: write its keys out")
        for source in reversed(sources):
            merged |= self.value(source, path) if isinstance(source, yaml.MappingNode) else {}
        self.merging -= 1
        return merged


def _place(marked: yaml.Node | yaml.Event) -> Place:
    mark = marked.start_mark
    return (mark.line + 1, mark.column) if mark else (1, 0)


def _mark_place(error: yaml.MarkedYAMLError) -> Place:
    mark = error.problem_mark or error.context_mark
    return (mark.line + 1, mark.column) if mark else (1, 0)


def _readable(text: str, error: yaml.MarkedYAMLError) -> str:
    said = " ".join(part for part in (error.context, error.problem) if part)
    advice = next((words for start, words in READABLE.items() if start in said), said)
    return f"cog.yaml is not valid YAML: {TEMPLATE_MESSAGE if TEMPLATE.search(text) else advice}"


def _first_unreadable(text: str) -> Place:
    match = _UNREADABLE.search(text)
    before = text[: match.start()] if match else ""
    return before.count("\n") + 1, len(before) - before.rfind("\n") - 1
