"""A picture that is saved only to be returned: fal takes it from memory."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from ...cog.names import ANY_PATH
from ...cog.predictor import Predictor
from ...source.walking import walk
from .media import Media


@dataclass(frozen=True)
class SavedPicture:
    """``image.save(path); return Path(path)``: the picture's name, and the statements that fall away."""

    statement: ast.Return
    name: str
    superfluous: tuple[ast.stmt, ...]


def saved_picture(predictor: Predictor, media: Media) -> SavedPicture | None:
    """The last statements of an endpoint, where they save a pipeline's picture as PNG under a fixed name and return it.

    Only PNG: it loses nothing, so the file that fal writes shows the same pixels.
    """
    body = predictor.endpoint.body
    if len(predictor.returns) != 1 or media.content_type != "image/png" or len(body) < 3:
        return None
    last, save = body[-1], body[-2]
    if (
        not isinstance(last, ast.Return)
        or not isinstance(save, ast.Expr)
        or not isinstance(save.value, ast.Call)
    ):
        return None
    call = save.value
    if (
        not isinstance(call.func, ast.Attribute)
        or call.func.attr != "save"
        or call.keywords
        or len(call.args) != 1
    ):
        return None
    picture, path = call.func.value, call.args[0]
    if not isinstance(picture, ast.Name) or not _comes_from_a_pipeline(body, picture.id):
        return None
    returned = last.value
    if isinstance(returned, ast.Call) and predictor.module.qualified(returned.func) in ANY_PATH:
        returned = returned.args[0] if len(returned.args) == 1 else None
    if returned is None or ast.dump(returned) != ast.dump(path):
        return None
    if isinstance(path, ast.Constant):
        return SavedPicture(last, picture.id, (save,))
    naming = body[-3]
    if (
        not isinstance(path, ast.Name)
        or not isinstance(naming, ast.Assign)
        or not isinstance(naming.value, ast.Constant)
    ):
        return None
    if [ast.dump(one) for one in naming.targets] != [ast.dump(ast.Name(path.id, ast.Store()))]:
        return None
    uses = [node for one in body for node in walk(one) if isinstance(node, ast.Name) and node.id == path.id]
    return SavedPicture(last, picture.id, (naming, save)) if len(uses) == 3 else None


def _comes_from_a_pipeline(body: list[ast.stmt], name: str) -> bool:
    """Whether the name is bound once in the body, to ``....images[0]``."""
    bindings = [
        node
        for statement in body
        for node in walk(statement)
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store)
    ]
    values = [
        statement.value
        for statement in body
        if isinstance(statement, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == name for target in statement.targets)
    ]
    if len(bindings) != 1 or len(values) != 1:
        return False
    value = values[0]
    return (
        isinstance(value, ast.Subscript)
        and isinstance(value.value, ast.Attribute)
        and value.value.attr == "images"
    )
