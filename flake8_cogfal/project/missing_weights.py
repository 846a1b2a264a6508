"""Weights that the code expects to find, and that came with the image that Cog built.

Cog copied the folder of whoever pushed into the image, weights and caches included.
"""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ..source.module import PythonModule
from ..source.paths import located, only_value
from ..source.tree import Tree
from ..source.walking import walk
from .installs import RUNNERS
from .named_files import WORK_FOLDER, normalised, strings_of

WEIGHTS = re.compile(
    r"\.(bin|ckpt|engine|gguf|h5|joblib|onnx|pb|pdparams|pkl|pt|pth|safetensors|tflite)$", re.IGNORECASE
)
FETCHES = re.compile(
    r"https?://|pget|wget|curl|aria2c|download|urlretrieve|hf_hub|snapshot|gdown",
    re.IGNORECASE,
)
COPIES = re.compile(r"(?:cp|mv|ln)\s+(?:-\w+\s+)*(\S+)\s")
LOADS = re.compile(r"load|Session$|^from_")
FOLDER_OF_WEIGHTS = re.compile(r"cache|weights|checkpoint|ckpt|pretrained|(^|[-_])(local|models?)($|[-_])")
"""Words that name a folder, where others are names of models that a library knows (``efficientnet-b0``)."""

BRINGS_NAMELESS = re.compile(
    r"gdown|hf download|huggingface-cli download|snapshot_download|git lfs|^[^\n]*\b(?:unzip|tar|7z)\b(?![^\n]*-[dC]\s*/)",
    re.MULTILINE,
)
"""Commands of cog.yaml's build that bring files which they do not name."""

BRINGS = re.compile(rf"wget |aria2c |curl [^\n]*\.(?:ckpt|pth?|safetensors|bin|onnx|zip|tar)|{BRINGS_NAMELESS.pattern}",
                    re.MULTILINE)  # fmt: skip


@dataclass(frozen=True)
class MissingWeights:
    """A place in the code that reads them. ``path`` is what it says, where that is no flag."""

    node: ast.expr
    path: str = ""


def missing_weights(module: PythonModule, tree: Tree, build: str) -> tuple[MissingWeights, ...]:
    """Places where code reads weights that neither the project holds, nor the code or the ``build`` (cog.yaml) fetches."""
    if _fetches_something(module):
        return ()
    folders = list(_folders(module, tree))
    found = [*folders, *_parts_of_names(module, tree), *_copied(module, tree)]
    if not _loads_elsewhere(module):
        found += [*_named(module, tree), *_flags(module, {one.node for one in folders})]
    lines = "\n".join(line.partition("#")[0] for line in build.splitlines())
    if BRINGS.search(lines):
        found = [one for one in found if not _is_brought(one, lines)]
    return tuple(sorted(found, key=lambda one: (one.node.lineno, one.node.col_offset)))


def _named(module: PythonModule, tree: Tree) -> Iterator[MissingWeights]:
    """``"weights/model.pth"``"""
    for node in strings_of(module):
        path = normalised(str(node.value))
        is_more_than_a_suffix = path.rpartition("/")[2].partition(".")[0]
        if WEIGHTS.search(path) and is_more_than_a_suffix and not tree.exists(path):
            yield MissingWeights(node, str(node.value))


def _parts_of_names(module: PythonModule, tree: Tree) -> Iterator[MissingWeights]:
    """``load(f"weights/x{scale}.pth")``, from a folder that is not there."""
    for call in module.every(ast.Call):
        if not LOADS.search(_called(call)):
            continue
        for node in (*call.args, *(one.value for one in call.keywords)):
            ends = (
                [node.values[0], node.values[-1]] if isinstance(node, ast.JoinedStr) and node.values else []
            )
            texts = [str(one.value) for one in ends if isinstance(one, ast.Constant)]
            folder = normalised(texts[0].rpartition("/")[0]) if len(texts) == 2 else ""
            if folder and WEIGHTS.search(texts[-1]) and " " not in folder and not tree.holds_files(folder):
                yield MissingWeights(node, module.source(node))


def _copied(module: PythonModule, tree: Tree) -> Iterator[MissingWeights]:
    """``os.system("cp " + CACHE + "/model.pth /root/.cache")``"""
    for call in module.every(ast.Call):
        if call.args and module.qualified(call.func) in RUNNERS:
            command = located(module, call.args[0])
            match = COPIES.match(command.path) if command is not None else None
            path = normalised(match.group(1)) if match else ""
            if WEIGHTS.search(path) and not tree.exists(posixpath.normpath(path)):
                yield MissingWeights(call.args[0], posixpath.normpath(path))


def _folders(module: PythonModule, tree: Tree) -> Iterator[MissingWeights]:
    """``from_pretrained("./weights")``: a folder that is not there, and no name of Hugging Face's hub."""
    calls = [one for one in module.every(ast.Call) if one.args]
    if any(_called(one) == "save_pretrained" for one in calls):
        return
    asked = {located(module, one.args[0]) for one in calls if _called(one) in ("exists", "isdir")}
    tried = {part for one in module.every(ast.Try) for line in one.body for part in walk(line)}
    for call in calls:
        place = located(module, call.args[0]) if _called(call) == "from_pretrained" else None
        if place is None or place in asked or call in tried or not _is_folder(place.path):
            continue
        path = normalised(place.path.removeprefix(WORK_FOLDER))
        if path and not tree.exists(path) and not tree.holds_files(path):
            yield MissingWeights(call.args[0], place.path)


def _is_folder(path: str) -> bool:
    """Whether a path is one of the project's folders, and no name that a library or the hub knows."""
    word = path.rstrip("/")
    is_word = "/" not in word and FOLDER_OF_WEIGHTS.search(word) is not None
    return word.startswith(("./", WORK_FOLDER)) or is_word


def _flags(module: PythonModule, told: set[ast.expr]) -> Iterator[MissingWeights]:
    """``local_files_only=True``, written there or in a variable, where the folder is not ``told`` as missing already."""
    for call in module.every(ast.Call):
        if set(call.args[:1]) & told:
            continue
        for keyword in call.keywords:
            value = only_value(module, keyword.value) if keyword.arg == "local_files_only" else None
            if isinstance(value, ast.Constant) and value.value is True:
                yield MissingWeights(keyword.value)


def _is_brought(weights: MissingWeights, build: str) -> bool:
    """Whether a command of the build may bring them: it names the file or its folder, or does not say what it brings."""
    if not weights.path or BRINGS_NAMELESS.search(build):
        return True
    parts = (part for part in re.split(r"[/{}\"']", weights.path) if part.strip("."))
    return any(re.search(rf"(?<![\w-]){re.escape(part)}(?![\w-])", build) for part in parts)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _loads_elsewhere(module: PythonModule) -> bool:
    """Whether weights are also loaded without ``local_files_only``, which downloads them."""
    if not any(one.arg == "local_files_only" for one in module.every(ast.keyword)):
        return False
    calls = [
        node
        for node in module.every(ast.Call)
        if _called(node) == "from_pretrained"
        and not any(keyword.arg in ("local_files_only", None) for keyword in node.keywords)
    ]
    places = [located(module, one.args[0]) if one.args else None for one in calls]
    return any(one is None or not (one.path.startswith((".", "/")) or _is_folder(one.path)) for one in places)


def _fetches_something(module: PythonModule) -> bool:
    """Whether the code, comments apart, mentions an address or a download."""
    texts = (node.value for node in module.every(ast.Constant) if isinstance(node.value, str))
    names = {node.id for node in module.every(ast.Name)} | {node.attr for node in module.every(ast.Attribute)}
    return any(FETCHES.search(one) for one in chain(names, texts))
