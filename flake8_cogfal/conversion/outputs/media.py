"""What kind of file a predictor returns, by the evidence in its code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ...cog.predictor import Predictor
from ...source.constants import NotConstant, constant_value
from ...source.dictionaries import dictionary_items
from ...source.module import Function, arguments_by_name, own_nodes
from ...source.walking import walk

# Suffix -> (class of fal.toolkit, content type). Registered types, and what browsers use where none is registered.
MEDIA = {
    ".png": ("Image", "image/png"),
    ".jpg": ("Image", "image/jpeg"),
    ".jpeg": ("Image", "image/jpeg"),
    ".webp": ("Image", "image/webp"),
    ".gif": ("Image", "image/gif"),
    ".mp4": ("Video", "video/mp4"),
    ".webm": ("Video", "video/webm"),
    ".mov": ("Video", "video/quicktime"),
    ".mkv": ("Video", "video/x-matroska"),
    ".avi": ("Video", "video/x-msvideo"),
    ".wav": ("Audio", "audio/wav"),
    ".mp3": ("Audio", "audio/mpeg"),
    ".flac": ("Audio", "audio/flac"),
    ".ogg": ("Audio", "audio/ogg"),
    ".m4a": ("Audio", "audio/mp4"),
    ".zip": ("File", "application/zip"),
    ".tar": ("File", "application/x-tar"),
    ".json": ("File", "application/json"),
    ".txt": ("File", "text/plain"),
    ".csv": ("File", "text/csv"),
    ".srt": ("File", "application/x-subrip"),
    ".vtt": ("File", "text/vtt"),
    ".pdf": ("File", "application/pdf"),
    ".svg": ("File", "image/svg+xml"),
    ".glb": ("File", "model/gltf-binary"),
    ".obj": ("File", "model/obj"),
    ".ply": ("File", "application/octet-stream"),
    ".safetensors": ("File", "application/octet-stream"),
    ".mid": ("File", "audio/midi"),
    ".midi": ("File", "audio/midi"),
    ".bmp": ("Image", "image/bmp"),
    ".tif": ("Image", "image/tiff"),
    ".tiff": ("Image", "image/tiff"),
    ".avif": ("Image", "image/avif"),
    ".exr": ("File", "image/x-exr"),
    ".aac": ("Audio", "audio/aac"),
    ".opus": ("Audio", "audio/opus"),
    ".aiff": ("Audio", "audio/x-aiff"),
    ".html": ("File", "text/html"),
    ".xml": ("File", "text/xml"),
    ".md": ("File", "text/markdown"),
    ".jsonl": ("File", "application/jsonl"),
    ".gltf": ("File", "model/gltf+json"),
    ".stl": ("File", "model/stl"),
    ".usdz": ("File", "model/vnd.usdz+zip"),
    ".npy": ("File", "application/octet-stream"),
    ".npz": ("File", "application/octet-stream"),
    ".pt": ("File", "application/octet-stream"),
    ".pth": ("File", "application/octet-stream"),
    ".ckpt": ("File", "application/octet-stream"),
    ".bin": ("File", "application/octet-stream"),
    ".onnx": ("File", "application/octet-stream"),
}
OTHER: tuple[str, str | None] = ("File", None)
"""What a suffix that is not in the table stands for."""

WRITERS = {
    "export_to_video": ".mp4",
    "export_to_gif": ".gif",
    "export_to_ply": ".ply",
    "export_to_obj": ".obj",
}
"""Functions that write one kind of file, whatever its name."""

SUFFIX = re.compile(r"(\.[A-Za-z0-9]{2,11})$")
FIELDS = {"Image": "image", "Video": "video", "Audio": "audio", "File": "file"}
PLURALS = {"Image": "images", "Video": "videos", "Audio": "audios", "File": "files"}


@dataclass(frozen=True)
class Media:
    """The class of fal.toolkit for an output file. ``content_type`` is None where it differs from call to call.

    ``evidence`` are the suffixes found; none means that the kind is not known.
    """

    toolkit: str
    content_type: str | None
    evidence: tuple[str, ...]


def media_of(predictor: Predictor) -> Media:
    """The kind of the files that the endpoint returns: by the names that it returns, followed through its variables
    and the methods it calls. Where a name cannot be followed, by every file name in the class, if all are of one kind:
    those tell the class, not the type of what is returned, which is then looked up by the name that the file has.
    """
    trace = _Trace(predictor, predictor.endpoint)
    suffixes: set[str] = set()
    for value in predictor.answers:
        suffixes |= trace.suffixes_of(value)
    if trace.complete and suffixes:
        return _judged(suffixes)
    return replace(_judged(suffixes | _suffixes_written(predictor)), content_type=None)


def media_of_values(predictor: Predictor, values: Iterable[tuple[Function, ast.expr]]) -> Media:
    """The kind of the files that are given to one place of the output, each with the function that names it.

    What only some of them tell is the kind of all, but their type is then looked up when it is known.
    """
    suffixes: set[str] = set()
    complete = True
    for function, value in values:
        trace = _Trace(predictor, function)
        found = trace.suffixes_of(value)
        complete = complete and trace.complete and bool(found)
        suffixes |= found
    known = _judged(suffixes)
    return known if complete else replace(known, content_type=None)


def _judged(suffixes: set[str]) -> Media:
    evidence = tuple(sorted(suffixes))
    kinds = {MEDIA.get(suffix, OTHER)[0] for suffix in suffixes}
    types = {MEDIA.get(suffix, OTHER)[1] for suffix in suffixes}
    return Media(
        kinds.pop() if len(kinds) == 1 else "File", types.pop() if len(types) == 1 else None, evidence
    )


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


class _Trace:
    """Follows an expression back through one function's own variables to the file names in it.

    ``complete`` turns False where something cannot be followed.
    """

    def __init__(self, predictor: Predictor, function: Function, depth: int = 3) -> None:
        self.predictor = predictor
        self.function = function
        self.depth = depth
        self.complete = True
        self.assigned: dict[str, list[ast.expr]] = {}
        self.opened: dict[str, list[ast.expr]] = {}
        self.seen: set[str] = set()
        self.given: tuple[_Trace, dict[str, ast.expr]] | None = None
        for node in own_nodes(function):
            self._note(node)

    def _note(self, node: ast.AST) -> None:
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                self._note_assignment(target, node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in ("append", "insert") and isinstance(node.func.value, ast.Name) and node.args:
                self.assigned.setdefault(node.func.value.id, []).append(node.args[-1])
        elif isinstance(node, (ast.For, ast.comprehension)) and isinstance(node.target, ast.Name):
            self.assigned.setdefault(node.target.id, []).append(node.iter)
        elif isinstance(node, ast.withitem) and isinstance(node.optional_vars, ast.Name):
            self.opened.setdefault(node.optional_vars.id, []).append(node.context_expr)

    def _note_assignment(self, target: ast.expr, value: ast.expr) -> None:
        """``path = "out.png"``, and each half of ``small, big = "small.png", "big.png"``."""
        if isinstance(target, ast.Name):
            self.assigned.setdefault(target.id, []).append(value)
        elif (
            isinstance(target, ast.Tuple)
            and isinstance(value, ast.Tuple)
            and len(target.elts) == len(value.elts)
        ):
            for one, given in zip(target.elts, value.elts, strict=True):
                self._note_assignment(one, given)

    def suffixes_of(self, node: ast.expr) -> set[str]:
        """The known suffixes at the end of what an expression may be."""
        found = self._text(node)
        if found or _is_none(node):
            return found
        if isinstance(node, ast.Name):
            return self._of_name(node.id)
        if isinstance(node, (ast.List, ast.Tuple)):
            return self._all(node.elts)
        if isinstance(node, (ast.ListComp, ast.GeneratorExp)):
            return self._all([node.elt])
        if isinstance(node, ast.DictComp):
            return self._all([node.value])
        items = dictionary_items(self.predictor.module, node)
        if items is not None:
            return self._all([value for _, value in items])
        if isinstance(node, ast.IfExp):
            return self._all([node.body, node.orelse])
        if isinstance(node, ast.BinOp):
            return self._all([node.right])
        if isinstance(node, (ast.Starred, ast.Subscript)):
            return self._all([node.value])
        if isinstance(node, ast.Attribute) and node.attr == "name":  # of an open file
            named = node.value.id if isinstance(node.value, ast.Name) else ""
            return self._all(self.opened.get(named, [node.value]))
        if isinstance(node, ast.Call):
            return self._of_call(node)
        return self._lost()

    def _of_name(self, name: str) -> set[str]:
        if name in self.seen:
            return set()
        self.seen.add(name)
        values = self.assigned.get(name) or self._constant_of(name)
        if not values and self.given is not None and name in self.given[1]:
            caller, arguments = self.given
            return caller.suffixes_of(arguments[name])
        known = self.complete
        found = self._all(values) if values else self._lost()
        if not found and (used := self._suffixes_of_use(name)):
            self.complete = known
            return used
        return found

    def _suffixes_of_use(self, name: str) -> set[str]:
        """What is done with a name tells its kind: ``name.endswith(".mp4")``, ``save(name, format="PNG")``."""
        found: set[str] = set()
        for node in walk(self.function):
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Attribute) and node.func.attr == "endswith":
                if isinstance(node.func.value, ast.Name) and node.func.value.id == name:
                    found |= set().union(*(self._text(one) for one in node.args))
            elif any(_is_name(one, name) for one in node.args):
                formats = [one.value for one in node.keywords if one.arg in ("format", "file_format")]
                found |= set().union(*(self._named_formats(one) for one in formats))
                called = self.predictor.module.qualified(node.func) or ""
                if called.rpartition(".")[2] in WRITERS:
                    found.add(WRITERS[called.rpartition(".")[2]])
        return found & set(MEDIA)

    def _constant_of(self, name: str) -> list[ast.expr]:
        return [
            statement.value
            for statement in self.predictor.module.tree.body
            if isinstance(statement, ast.Assign)
            and any(isinstance(target, ast.Name) and target.id == name for target in statement.targets)
        ]

    def _all(self, nodes: list[ast.expr]) -> set[str]:
        return set().union(*(self.suffixes_of(node) for node in nodes)) if nodes else set()

    def _lost(self) -> set[str]:
        self.complete = False
        return set()

    def _of_call(self, node: ast.Call) -> set[str]:
        """``Path(x)``, ``os.path.join(a, x)``: the last argument; ``self.method()``: what it returns."""
        named = [
            one.value
            for one in node.keywords
            if one.arg in ("suffix", "file_path", "output_path", "filename")
        ]
        if named:
            return self._all(named)
        if isinstance(node.func, ast.Attribute):
            if isinstance(node.func.value, ast.Name) and node.func.value.id == "self":
                return self._of_method(self.predictor.method(node.func.attr), node)
            if isinstance(node.func.value, ast.Call) and _is_name(node.func.value.func, "super"):
                return self._of_method(self.predictor.inherited(node.func.attr), node)
            if (
                node.func.attr in ("with_suffix", "with_name", "joinpath", "join", "glob", "rglob", "listdir")
                and node.args
            ):
                return self._all([node.args[-1]])
            if (
                node.func.attr == "replace" and len(node.args) == 2
            ):  # of a text; a Path is replaced by another
                return self._text(node.args[1]) or self._all([node.func.value])
            if node.func.attr == "make_archive" and len(node.args) > 1:
                return self._named_formats(node.args[1])
            if not node.args:  # path.resolve(), name.strip()
                return self._all([node.func.value])
        if isinstance(node.func, ast.Name) and node.func.id in self.predictor.module.functions:
            return self._of_function(self.predictor.module.functions[node.func.id], node)
        name = self.predictor.module.qualified(node.func) or ""
        if name == "open" and node.args:
            return self._all([node.args[0]])
        if (
            name.rpartition(".")[2] in ("Path", "str", "list", "sorted", "abspath", "realpath", "fspath")
            and node.args
        ):
            return self._all([node.args[-1]])
        return self._lost()

    def _of_method(self, method: Function | None, call: ast.Call) -> set[str]:
        return self._of_function(method, call) if method is not None else self._lost()

    def _of_function(self, function: Function, call: ast.Call) -> set[str]:
        """What a function of the file returns; its parameters are what this call gives them."""
        if self.depth == 0:
            return self._lost()
        inner = _Trace(self.predictor, function, self.depth - 1)
        inner.given = (self, arguments_by_name(function, call))
        returned = [
            one.value for one in own_nodes(function) if isinstance(one, ast.Return) and one.value is not None
        ]
        found = (
            inner._all([value for value in returned if not _is_none(value)]) if returned else inner._lost()
        )
        self.complete = self.complete and inner.complete
        return found

    def _text(self, node: ast.expr) -> set[str]:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            match = SUFFIX.search(node.value)
            return {match.group(1).lower()} if match else set()
        if isinstance(node, ast.JoinedStr) and node.values:
            last = node.values[-1]
            if isinstance(last, ast.Constant):
                return self._text(last)
            before = node.values[-2] if len(node.values) > 1 else None
            if (
                isinstance(last, ast.FormattedValue)
                and isinstance(before, ast.Constant)
                and str(before.value).endswith(".")
            ):
                return self._named_formats(last.value)
            if isinstance(last, ast.FormattedValue) and isinstance(last.value, ast.Name):
                values = self.assigned.get(last.value.id, [])
                return set().union(*(self._text(one) for one in values if isinstance(one, ast.Constant)))
        return set()

    def _named_formats(self, node: ast.expr, depth: int = 4) -> set[str]:
        """``f"out.{output_format}"`` where ``output_format`` comes from an input with known choices."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args:
            return self._named_formats(node.func.value, depth)  # output_format.lower()
        if isinstance(node, ast.Constant):
            return {f".{node.value!s}".lower()} & set(MEDIA)
        if isinstance(node, ast.IfExp):
            return self._named_formats(node.body, depth) | self._named_formats(node.orelse, depth)
        if not isinstance(node, ast.Name) or depth == 0:
            return set()
        for parameter in self.predictor.inputs:
            if parameter.name == node.id and parameter.choices is not None:
                try:
                    values = constant_value(self.predictor.module, parameter.choices)
                except NotConstant:
                    return set()
                names = (
                    {f".{one!s}".lower() for one in values}
                    if isinstance(values, (list, tuple, dict))
                    else set()
                )
                return names & set(MEDIA)
        return set().union(*(self._named_formats(one, depth - 1) for one in self.assigned.get(node.id, [])))


def _is_name(node: ast.expr, name: str) -> bool:
    """``name``, ``str(name)``, ``Path(name)``"""
    if isinstance(node, ast.Call) and len(node.args) == 1:
        node = node.args[0]
    return isinstance(node, ast.Name) and node.id == name


def _suffixes_written(predictor: Predictor) -> set[str]:
    """Suffixes of every picture, film and sound that the class names."""
    found: set[str] = set()
    for node in walk(predictor.node):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
            match = SUFFIX.search(node.value)
            suffix = match.group(1).lower() if match else ""
            if suffix in MEDIA and MEDIA[suffix][0] != "File":
                found.add(suffix)
    return found
