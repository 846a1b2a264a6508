"""Whether the name of a downloaded file matters to the code that gets it.

``fal.toolkit.download_file`` takes the name from the URL, as Cog does; a ``data:`` URI has none, and its file is called by
a hash without a suffix (fal 1.83, ``fal.toolkit.utils.download_utils``), where Cog's has the suffix of its media type.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ...cog.inputs import InputParameter
from ...cog.names import ANY_PATH
from ...source.module import Function, PythonModule, methods
from ...source.walking import children, walk

if TYPE_CHECKING:
    from ..plan import AppPlan

DOWNLOAD = '''    """Download a file; one that comes as a data: URI gets the suffix of its type."""
    path = {download_file}(url, folder)
    if url.startswith("data:"):
        media_type = mimetypes.guess_type(url)[0] or ""
        suffix = mimetypes.guess_extension(media_type, strict=False) or ""
        path = path.rename(path.with_suffix(suffix))
    return path'''
"""The body of the function that keeps suffixes, for the name of the function that downloads."""

READ_BY_CONTENT = frozenset(
    {
        "PIL.Image.open", "open", "io.open", "cv2.imread", "cv2.VideoCapture", "torch.load", "numpy.load",
        "numpy.fromfile", "json.load", "diffusers.utils.load_image", "diffusers.utils.loading_utils.load_image",
        "torchvision.io.read_image", "zipfile.ZipFile", "zipfile.is_zipfile", "tarfile.open", "soundfile.read",
        "librosa.load", "torchaudio.load", "torchaudio.info", "pandas.read_csv", "face_recognition.load_image_file",
        "whisper.load_audio", "os.path.exists", "os.path.isfile", "os.path.getsize", "os.remove", "os.unlink",
        "shutil.copyfile", "print", "len", "bool",
    }
)  # fmt: skip
"""What looks into a file, not at its name."""

ABOUT_THE_NAME = frozenset(
    {
        "name", "stem", "suffix", "suffixes", "parts", "parent", "with_name", "with_stem", "with_suffix", "relative_to",
        "match", "as_posix", "as_uri", "rename", "replace", "endswith", "split", "rsplit", "lower", "partition",
        "rpartition", "resolve", "absolute", "expanduser", "format", "removesuffix", "strip",
    }
)  # fmt: skip
"""Attributes of paths and of their texts that give the name, or another path made of it."""

PASSING = (ast.Tuple, ast.List, ast.Set, ast.Starred, ast.BoolOp, ast.BinOp, ast.ListComp, ast.GeneratorExp)
"""What is around a file and means it too: ``for path in (image, mask)``, ``images + more``."""

DEPTH = 3


def needs_suffix(parameter: InputParameter, plan: AppPlan) -> bool:
    """Whether the endpoint looks at the name of a file, or passes it on to something that may."""
    predictor = plan.file.predictor
    assert predictor is not None
    if parameter.type.kind == "file":
        return False
    return _Reader(parameter.module, predictor.node).looks_at_name(predictor.endpoint, parameter.name, DEPTH)


@dataclass(frozen=True)
class _Reader:
    """Follows a file through the methods of a class and the functions of its module."""

    module: PythonModule
    node: ast.ClassDef

    def looks_at_name(
        self, function: Function, name: str, depth: int, given: ast.Assign | None = None
    ) -> bool:
        """Whether a function looks at the name of the file in one of its variables, which ``given`` puts there."""
        return depth == 0 or any(
            self._matters(path, function, depth) for path in _uses(function, name, given)
        )

    def _matters(self, path: list[ast.AST], function: Function, depth: int) -> bool:
        """Whether what happens to a file in one place depends on its name."""
        node, around, *further = path
        if isinstance(around, ast.keyword):
            around, *further = further
        if isinstance(around, ast.Call) and node is not around.func:
            called = self.module.qualified(around.func)
            if called in ("str", "os.fspath") or called in ANY_PATH:
                return self._matters([around, *further], function, depth)
            return called not in READ_BY_CONTENT and self._is_passed_on(around, node, depth)
        if isinstance(around, ast.Attribute):
            return around.attr in ABOUT_THE_NAME
        if isinstance(around, ast.FormattedValue):
            return not (len(further) > 1 and _is_printed(further[1]))
        if isinstance(around, ast.Assign) and len(around.targets) == 1:
            target = around.targets[0]
            return not isinstance(target, ast.Name) or self.looks_at_name(
                function, target.id, depth - 1, around
            )
        if isinstance(around, PASSING) or (isinstance(around, ast.IfExp) and node is not around.test):
            return self._matters([around, *further], function, depth)
        if isinstance(around, ast.comprehension) and node is not around.iter:
            return False  # a condition
        if isinstance(around, (ast.For, ast.comprehension)) and isinstance(around.target, ast.Name):
            return self.looks_at_name(function, around.target.id, depth - 1)
        return not isinstance(
            around, (ast.Compare, ast.Delete, ast.If, ast.IfExp, ast.UnaryOp, ast.Assert, ast.While)
        )

    def _is_passed_on(self, call: ast.Call, node: ast.AST, depth: int) -> bool:
        """Whether a function that gets the file looks at its name; one that is not in this file may."""
        function: Function | None = None
        skipped = 0
        if isinstance(call.func, ast.Name):
            function = self.module.functions.get(call.func.id)
        elif isinstance(call.func, ast.Attribute) and self.module.qualified(call.func.value) == "self":
            function = next((one for one in methods(self.node) if one.name == call.func.attr), None)
            skipped = 1
        if function is None or function.decorator_list:
            return True
        names = [one.arg for one in (*function.args.posonlyargs, *function.args.args)][skipped:]
        given = dict(zip(names, call.args, strict=False)) | {one.arg: one.value for one in call.keywords}
        name = next((name for name, value in given.items() if value is node), None)
        return name is None or self.looks_at_name(function, name, depth - 1)


def _is_printed(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"


def _uses(function: Function, name: str, given: ast.Assign | None) -> list[list[ast.AST]]:
    """Every place where a name is read and still means the file: the node, and what is around it, inside out.

    After ``image = Image.open(image)`` it is no file any more, also where that stands below ``if image:``; ``given``
    is the statement that made it one.
    """
    uses: list[list[ast.AST]] = []
    rebindings: list[list[ast.AST]] = []
    pending: list[list[ast.AST]] = [[one] for one in function.body]
    while pending:
        path = pending.pop()
        node = path[0]
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load):
            uses.append(path)
        elif isinstance(node, ast.Assign) and node is not given and _is_rebinding(node, name):
            rebindings.append(path)
        pending += [[child, *path] for child in children(node)]
    return [use for use in uses if not any(_comes_before(one, use, name) for one in rebindings)]


def _comes_before(rebinding: list[ast.AST], use: list[ast.AST], name: str) -> bool:
    """Whether a use is reached through a rebinding only, or where there is no file."""
    statement, node = rebinding[0], use[0]
    assert isinstance(statement, ast.Assign) and isinstance(node, ast.Name)
    if (statement.end_lineno or statement.lineno) >= node.lineno:
        return False
    for inside, around in pairwise(rebinding):
        if any(one is inside for one in use):
            return True
        is_skipped_without_file = (
            isinstance(around, ast.If) and inside not in around.orelse and _mentions(around.test, name)
        )
        if any(one is around for one in use) and not isinstance(around, (ast.With, ast.AsyncWith)):
            return _same_block(around, inside, use)
        if not (is_skipped_without_file or isinstance(around, (ast.With, ast.AsyncWith))):
            return False
    return True


def _same_block(around: ast.AST, inside: ast.AST, use: list[ast.AST]) -> bool:
    """Whether two parts of a compound statement stand in one block of it."""
    other = use[next(index for index, one in enumerate(use) if one is around) - 1]
    blocks = (getattr(around, field, None) for field in ("body", "orelse", "finalbody"))
    return any(isinstance(block, list) and inside in block and other in block for block in blocks)


def _mentions(node: ast.AST, name: str) -> bool:
    return any(isinstance(one, ast.Name) and one.id == name for one in walk(node))


def _is_rebinding(statement: ast.Assign, name: str) -> bool:
    """Whether a statement gives the name to something made of the file: not to the same path in another form."""
    is_given = any(isinstance(target, ast.Name) and target.id == name for target in statement.targets)
    return is_given and not _may_be_file(statement.value)


def _may_be_file(value: ast.expr) -> bool:
    """Whether a value may still be the file, or hold it: ``str(image)``, ``other``, ``[one for one in images if one]``."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id in ("str", "Path")
    if isinstance(value, ast.IfExp):
        return _may_be_file(value.body) or _may_be_file(value.orelse)
    if isinstance(value, (ast.List, ast.Tuple)):
        return any(_may_be_file(one) for one in value.elts)
    if isinstance(value, (ast.ListComp, ast.GeneratorExp)):
        return _may_be_file(value.elt)
    if isinstance(value, ast.BoolOp):
        return any(_may_be_file(one) for one in value.values)
    return isinstance(value, (ast.Name, ast.Starred))
