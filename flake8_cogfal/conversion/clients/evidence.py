"""What the code of a client tells about what a model answers: files or text, one or several, and their kind."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from ...replicate.reading import Reading
from ...replicate.values import Item, Request, Use, Whole
from ...source.walking import walk
from ..outputs.media import MEDIA
from .shapes import TEXT, Shape, shape_of_files

OF_FILES = frozenset({"read", "aread", "url", "address", "chunks", "is file", "is file output"})
OF_TEXT = frozenset({"join", "piece", "strings"})
NOTES = frozenset({".json", ".jsonl", ".txt", ".csv", ".md", ".html", ".xml"})
"""What programs write about outputs, beside them."""
SUFFIX = re.compile(r"(\.[A-Za-z0-9]{2,11})$")

# Words in names of variables and functions, and in those of models and apps, that tell a kind of file.
WORDS = (
    (
        "Image",
        r"image|img|picture|photo|paint|draw|portrait|logo|icon|avatar|poster|sketch|thumbnail|wallpaper",
    ),
    ("Video", r"video|film|movie|clip|animat"),
    ("Audio", r"audio|music|song|sound|speech|voice|melody|tts"),
)
MODEL_WORDS = (
    (
        "Image",
        r"image|flux|sdxl|diffusion|dall|imagen|recraft|ideogram|upscal|esrgan|rembg|gfpgan|codeformer|inpaint|paint"
        r"|portrait|photo|kandinsky|controlnet|pixart|seedream|logo|background",
    ),
    ("Video", r"video|kling|hailuo|zeroscope|animat|wan-|ltx|mochi|seedance|veo|film"),
    ("Audio", r"audio|music|bark|speech|tts|riffusion|voice|song"),
)


def shape_by_use(
    reading: Reading, requests: Iterable[Request], uses: Iterable[Use], names: Iterable[str]
) -> Shape | None:
    """The shape that the uses of an output speak for; None where they leave it open.

    ``names`` are those of the model and the app.
    """
    requests, uses = list(requests), list(uses)
    operations = {one.operation for one in uses}
    kind = media_kind(reading, requests, uses, names)
    items = {one.operation for one in uses if isinstance(one.value, Item)}
    wholes = {one.operation for one in uses if isinstance(one.value, Whole)}
    if "key" in wholes or any(isinstance(one.value, Item) and one.value.by == "key" for one in uses):
        return None
    if operations & OF_TEXT or wholes & {"string"}:
        return None if operations & OF_FILES else TEXT
    several = bool(items & OF_FILES) or bool(kind and wholes & {"index", "iterate"} and "chunk" not in items)
    if (
        kind
        and not items
        and "str" in wholes
        and wholes <= {"str", "url", "size", "shown", "formatted", "address"}
    ):
        return shape_of_files(kind, False)
    single = bool(wholes & OF_FILES) or bool(kind and "chunk" in items)
    if kind is None or several == single:
        return None
    return shape_of_files(kind, several)


def media_kind(
    reading: Reading, requests: list[Request], uses: list[Use], names: Iterable[str]
) -> str | None:
    """The kind of file, by the names that are given to files, else by words. None where they do not agree."""
    found = {MEDIA[one][0] for one in suffixes_written(reading, requests, uses)}
    if len(found) == 1:
        return found.pop()
    for texts, words in ((_names_in_code(reading, requests, uses), WORDS), (list(names), MODEL_WORDS)):
        kinds = {kind for kind, pattern in words for text in texts if re.search(pattern, text.lower())}
        if len(kinds) == 1:
            return kinds.pop()
    return None


def suffixes_written(reading: Reading, requests: list[Request], uses: list[Use]) -> set[str]:
    """The suffixes of names of files in the functions that have to do with an output, but for what goes into it."""
    scopes = {id(one): one for one in (*(r.scope for r in requests), *(u.scope for u in uses))}
    inputs = {node for request in requests for node in walk(request.node)}
    for request in requests:
        for display in request.inputs.nodes if request.inputs else ():
            inputs.update(walk(display))
    found = set()
    for scope in scopes.values():
        for node in _nodes(reading, scope):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in inputs:
                match = SUFFIX.search(node.value)
                suffix = match[1].lower() if match else ""
                if suffix in MEDIA and suffix not in NOTES and not _is_read(reading, node):
                    found.add(suffix)
    return found


def _nodes(reading: Reading, scope: ast.AST | None) -> Iterator[ast.AST]:
    """The nodes of a function; of the module's body without its functions."""
    if scope is not None:
        yield from walk(scope)
        return
    for statement in reading.module.tree.body:
        if not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield from walk(statement)


def _is_read(reading: Reading, node: ast.expr) -> bool:
    """Whether a name is that of a file which is opened to be read, or not of a file at all."""
    parent = reading.parents.get(node)
    if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Name) and parent.func.id == "open":
        modes = [*parent.args[1:2], *(one.value for one in parent.keywords if one.arg == "mode")]
        return not any(isinstance(one, ast.Constant) and set(str(one.value)) & set("wax") for one in modes)
    return isinstance(parent, ast.Expr)


def _names_in_code(reading: Reading, requests: list[Request], uses: list[Use]) -> list[str]:
    """The names of variables that hold an output, and of the functions around."""
    found = []
    for use in uses:
        node: ast.AST = use.node
        while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
            node = node.func if isinstance(node, ast.Call) else node.value
        if isinstance(node, ast.Name):
            found.append(node.id)
        parent = reading.parents.get(use.node)
        if isinstance(parent, ast.Assign):
            found += [one.id for one in parent.targets if isinstance(one, ast.Name)]
        if isinstance(parent, (ast.For, ast.comprehension)):
            found += [one.id for one in walk(parent.target) if isinstance(one, ast.Name)]
    for request in requests:
        if isinstance(request.scope, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found.append(request.scope.name)
        if isinstance(request.statement, ast.Assign):
            found += [one.id for one in request.statement.targets if isinstance(one, ast.Name)]
    return [one for one in found if one not in ("str", "print", "open")]
