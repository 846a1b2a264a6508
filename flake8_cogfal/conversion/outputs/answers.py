"""What the endpoints of an app, or the one of a predictor, answer with."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...cog.output_models import read_models
from ...cog.predictor import Predictor
from ...project.project import PythonFile
from ...source.dictionaries import dictionary_items
from ...source.module import own_nodes
from .flow import Flow


def endpoints_of(file: PythonFile) -> tuple[Predictor, ...]:
    """The methods that answer requests, each with its class."""
    if file.app is not None:
        return tuple(Predictor(file.module, file.app.node, one) for one in file.app.endpoints)
    return (file.predictor,) if file.predictor is not None else ()


def answered_values(endpoint: Predictor, flow: Flow) -> Iterator[ast.expr]:
    """The values that become JSON: what is returned, what stands in dictionaries and lists of it, fields of models.

    What a constant switches off is left out.
    """
    models = read_models(endpoint.module)
    for node in own_nodes(endpoint.endpoint):
        if isinstance(node, ast.Return) and node.value is not None and node not in endpoint.switched_off:
            for value in flow.values_of(node.value):
                is_model = isinstance(value, ast.Call) and endpoint.module.qualified(value.func) in models
                yield from _parts(value if is_model else node.value, endpoint, frozenset(models))


def _parts(node: ast.expr, endpoint: Predictor, models: frozenset[str]) -> Iterator[ast.expr]:
    items = dictionary_items(endpoint.module, node)
    if items is not None:
        for _, value in items:
            yield from _parts(value, endpoint, models)
    elif isinstance(node, (ast.List, ast.Tuple)):
        for value in node.elts:
            yield from _parts(value, endpoint, models)
    elif isinstance(node, (ast.ListComp, ast.GeneratorExp)):
        yield from _parts(node.elt, endpoint, models)
    elif isinstance(node, ast.IfExp):
        yield from _parts(node.body, endpoint, models)
        yield from _parts(node.orelse, endpoint, models)
    elif isinstance(node, ast.Call) and endpoint.module.qualified(node.func) in models:
        for keyword in node.keywords:
            yield from _parts(keyword.value, endpoint, models)
    else:
        yield node
