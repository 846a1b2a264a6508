"""Print the OpenAPI schema that `cog build` would put into the image of the project in the current directory.

The schema generator itself lives in the `cog` command, which needs Docker. The Python package still has the
inspector that reads a predictor's inputs, so the schema is written from what Cog itself reads.

Usage: `python cog_schema.py > .cog/openapi_schema.json`, started from the folder of a `predict.py`.
"""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path
from typing import Any

from cog._adt import InputField  # type: ignore[import-untyped]
from cog._inspector import create_predictor  # type: ignore[import-untyped]


def inputs_with_default(source: str) -> set[str]:
    """Return the names of the inputs of `predict` that are declared with `default=`, even `default=None`.

    Cog's inspector gives None for both "no default" and "the default is None"; the first is a required input,
    the second is one that may be left out.
    """
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
    predict = next(function for function in functions if function.name == "predict")
    declared = zip(reversed(predict.args.args), reversed(predict.args.defaults), strict=False)
    return {
        parameter.arg
        for parameter, default in declared
        if not isinstance(default, ast.Call) or any(keyword.arg == "default" for keyword in default.keywords)
    }


def property_of(field: InputField) -> dict[str, Any]:
    """Return the JSON schema of one input; choices are a reference to a component with the input's name."""
    if field.choices:
        described: dict[str, Any] = {"allOf": [{"$ref": f"#/components/schemas/{field.name}"}]}
    else:
        described = {"title": field.name.replace("_", " ").title(), **field.type.json_type()}
    described |= {
        "x-order": field.order,
        "default": field.default,
        "description": field.description,
        "minimum": field.ge,
        "maximum": field.le,
        "minLength": field.min_length,
        "maxLength": field.max_length,
    }
    return {key: value for key, value in described.items() if value is not None}


def openapi_schema(project: Path) -> dict[str, Any]:
    """Return the schema of the `Predictor` in the `predict.py` of `project`, which must be importable."""
    inputs = create_predictor("predict", "Predictor").inputs
    optional = inputs_with_default((project / "predict.py").read_text("utf-8"))
    choices = {
        name: {"title": name, "enum": field.choices, **field.type.json_type()}
        for name, field in inputs.items()
        if field.choices
    }
    schema = {
        "title": "Input",
        "type": "object",
        "properties": {name: property_of(field) for name, field in inputs.items()},
        "required": [name for name in inputs if name not in optional],
    }
    return {
        "openapi": "3.0.2",
        "info": {"title": "Cog", "version": "0.1.0"},
        "paths": {},
        "components": {"schemas": {"Input": schema, **choices}},
    }


if __name__ == "__main__":
    sys.path.insert(0, "")
    print(json.dumps(openapi_schema(Path.cwd()), indent=2))
