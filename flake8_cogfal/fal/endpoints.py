"""What fal's HTTP server reads from a request for the parameters of an endpoint.

fal serves endpoints with FastAPI: a scalar parameter is read from the query string, one pydantic model is the body, and
of several models each is read from a key of its own (verified with fal 1.83 and FastAPI 0.136).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..cog.types import read_type
from ..source.module import Function, PythonModule
from ..source.walking import walk
from .app import FalApp, decorator_name

HTTP_ENDPOINTS = frozenset({"fal.endpoint", "fal.app.endpoint"})
SCALARS = frozenset({"str", "int", "float", "bool"})
MODELS = frozenset({"pydantic.BaseModel", "fal.toolkit.FalBaseModel", "fal.toolkit.types.FalBaseModel"})
PLACES = re.compile(r"\{(\w+)")


@dataclass(frozen=True)
class Endpoint:
    """A method that answers HTTP requests."""

    module: PythonModule
    function: Function

    @property
    def parameters(self) -> tuple[ast.arg, ...]:
        """What it takes from a request: without ``self``, and without what FastAPI is told where to find."""
        arguments = self.function.args
        positional = [*arguments.posonlyargs, *arguments.args]
        defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
        pairs = [
            *zip(positional, [*defaults, *arguments.defaults], strict=True),
            *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
        ]
        return tuple(
            one
            for one, default in pairs[1:]
            if not isinstance(default, ast.Call)
            and one.arg not in self._in_path
            and not self._is_annotated(one)
        )

    @property
    def _in_path(self) -> frozenset[str]:
        """The names in the endpoint's path: ``"/items/{item}"``."""
        texts = (
            one.value
            for decorator in self.function.decorator_list
            for one in walk(decorator)
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        )
        return frozenset(name for text in texts for name in PLACES.findall(text))

    def _is_annotated(self, argument: ast.arg) -> bool:
        annotation = argument.annotation
        return isinstance(annotation, ast.Subscript) and (
            self.module.qualified(annotation.value) or ""
        ).endswith("Annotated")

    def is_scalar(self, argument: ast.arg) -> bool:
        """Whether FastAPI takes a parameter from the query string."""
        if argument.annotation is None:
            return True
        found = read_type(self.module, argument.annotation)
        return found.kind in SCALARS and not found.is_list

    def model(self, argument: ast.arg) -> ast.ClassDef | None:
        """The pydantic model of this file that a parameter is."""
        name = argument.annotation.id if isinstance(argument.annotation, ast.Name) else ""
        node = self.module.classes.get(name)
        return node if node is not None and is_model(self.module, node) else None

    @property
    def models(self) -> tuple[ast.ClassDef, ...]:
        """The models that a request is read into: those of the parameters, their bases and the models in them."""
        found: dict[str, ast.ClassDef] = {}
        pending = [node for one in self.parameters if (node := self.model(one)) is not None]
        while pending:
            node = pending.pop(0)
            if found.setdefault(node.name, node) is node:
                named = (
                    one for part in _annotations(node) for one in walk(part) if isinstance(one, ast.Name)
                )
                classes = (self.module.classes.get(one.id) for one in named)
                pending += [
                    one for one in classes if one and one.name not in found and is_model(self.module, one)
                ]
        return tuple(found.values())


def endpoints_of(app: FalApp) -> tuple[Endpoint, ...]:
    """The HTTP endpoints of an app, without websockets."""
    return tuple(
        Endpoint(app.module, function)
        for function in app.endpoints
        if any(
            decorator_name(app.module, one) in HTTP_ENDPOINTS and not _is_websocket(one)
            for one in function.decorator_list
        )
    )


def is_model(module: PythonModule, node: ast.ClassDef) -> bool:
    """Whether a class of the file is a pydantic model, by itself or through another class of the file."""
    for base in node.bases:
        if module.qualified(base) in MODELS:
            return True
        parent = module.classes.get(base.id) if isinstance(base, ast.Name) else None
        if parent is not None and parent is not node and is_model(module, parent):
            return True
    return False


def fields_of(node: ast.ClassDef) -> Iterator[ast.AnnAssign]:
    """The annotated assignments of a model."""
    return (one for one in node.body if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name))


def _annotations(node: ast.ClassDef) -> Iterator[ast.expr]:
    yield from node.bases
    yield from (one.annotation for one in fields_of(node))


def _is_websocket(decorator: ast.expr) -> bool:
    keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
    return any(one.arg == "is_websocket" for one in keywords)
