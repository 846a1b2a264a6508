"""What fal publishes for the inputs of a migrated app says the same as the Cog signature."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from flake8_cogfal.engine import migrate
from flake8_cogfal.options import Options
from flake8_cogfal.project.project import Project
from flake8_cogfal.source.tree import Tree

NOWHERE = Path("/nonexistent/my-model")

TEXT = st.text(alphabet="ab \"'{}#\\\n=,()[]é🎈%", max_size=70)
ONE_LINE = TEXT.map(lambda text: text.replace("\n", " "))
NAMES = (
    "prompt", "seed", "width", "scale", "input", "format", "type", "json", "copy", "schema", "model_id", "output", "text",
    "self_", "x", "tempfile_", "cls", "größe", "number_of_inference_steps_before_the_refiner_takes_over",
)  # fmt: skip
FILES = ("image", "image_path", "input_file", "audio", "mask", "init_images")
JSON_TYPES = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}


@dataclass(frozen=True)
class Signature:
    """One input as its author thinks of it. ``arguments`` are those of ``Input(...)``; None: a plain parameter."""

    name: str
    kind: str
    is_list: bool
    optional: str
    arguments: dict[str, Any] | None
    default: Any = ...
    layout: str = "{}"

    @property
    def annotation(self) -> str:
        """The annotation as written."""
        text = f"list[{self.kind}]" if self.is_list else self.kind
        return self.optional.format(text) if self.optional else text

    @property
    def source(self) -> str:
        """The parameter as written."""
        if self.arguments is None:
            return f"{self.name}: {self.annotation}" + ("" if self.default is ... else f" = {self.default!r}")
        given = [f"{key}={written(value)}" for key, value in self.arguments.items()]
        return f"{self.name}: {self.annotation} = " + self.layout.format(given_as(given, self.layout))

    @property
    def published(self) -> dict[str, Any]:
        """What Cog publishes of it."""
        values = {} if self.arguments is None else dict(self.arguments)
        default = values.pop("default", self.default)
        named = {
            "ge": "minimum",
            "le": "maximum",
            "min_length": "minLength",
            "max_length": "maxLength",
            "choices": "enum",
        }
        found = {named.get(key, key): value for key, value in values.items()}
        if default not in (..., None):
            found["default"] = default
        found["type"] = "array" if self.is_list else JSON_TYPES.get(self.kind, "string")
        found["required"] = default is ... and not self.optional
        return found


def written(value: Any) -> str:
    """A value as a person writes it: text of several lines in triple quotes."""
    if isinstance(value, str) and "\n" in value and not set(value) & set("\"'\\"):
        return f'"""{value}"""'
    return repr(value)


def given_as(arguments: list[str], layout: str) -> str:
    return ",\n            ".join(arguments) if "\n" in layout else ", ".join(arguments)


LAYOUTS = (
    "Input({})",
    "Input(\n            {}\n        )",
    "Input(\n            {},  # a comment, with ) and Input(\n        )",
)


@st.composite
def signatures(draw: st.DrawFn, name: str) -> Signature:
    kind = "Path" if name in FILES else draw(st.sampled_from(("str", "int", "float", "bool")))
    is_list = name == "init_images" or (kind in ("str", "int") and draw(st.integers(0, 4)) == 0)
    optional = draw(
        st.sampled_from(("", "", "Optional[{}]", "{} | None", "Union[{}, None]", '"Optional[{}]"'))
    )
    values: dict[str, Any] = {}
    default: Any = draw(st.sampled_from((..., None, "a value")))
    if default == "a value":
        default = None if kind == "Path" else draw(value_of(kind, is_list))
    if draw(st.booleans()):
        values["description"] = draw(TEXT)
    if not is_list and kind in ("str", "int") and draw(st.integers(0, 2)) == 0:
        values["choices"] = draw(st.lists(value_of(kind, False), min_size=2, max_size=12, unique=True))
        default = values["choices"][-1] if default not in (..., None) else default
    elif not is_list and kind in ("int", "float") and draw(st.booleans()):
        values["ge"] = draw(st.integers(-100, 0)) if kind == "int" else -0.5
        if draw(st.booleans()):
            values["le"] = draw(st.integers(1, 100))
        default = 0 if default not in (..., None) else default
    elif not is_list and kind == "str" and draw(st.integers(0, 3)) == 0:
        values |= {"min_length": 1, "max_length": draw(st.integers(2, 9))}
        default = "ab" if default not in (..., None) else default
    if default is not ...:
        values["default"] = default
    if not values.keys() - {"default"} and draw(st.booleans()):
        return Signature(name, kind, is_list, optional, None, default)
    order = draw(st.permutations(list(values)))
    return Signature(
        name,
        kind,
        is_list,
        optional,
        {key: values[key] for key in order},
        layout=draw(st.sampled_from(LAYOUTS)) if values else "Input({})",
    )


def value_of(kind: str, is_list: bool) -> st.SearchStrategy[Any]:
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "str": ONE_LINE,
        "int": st.integers(-(2**40), 2**40),
        "float": st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 3) + 0.0),
        "bool": st.booleans(),
    }
    return st.lists(kinds[kind], max_size=3) if is_list else kinds[kind]


@st.composite
def predictors(draw: st.DrawFn) -> tuple[Signature, ...]:
    names = draw(st.lists(st.sampled_from(NAMES + FILES), min_size=1, max_size=7, unique=True))
    found = [draw(signatures(name)) for name in names]
    # Python wants parameters without a default first.
    return tuple(sorted(found, key=lambda one: one.arguments is not None or one.default is not ...))


def predictor_source(inputs: tuple[Signature, ...]) -> str:
    parameters = "".join(f"        {one.source},\n" for one in inputs)
    shown = " ".join(f"{{{one.name}}}" for one in inputs)
    return (
        "from typing import Optional, Union\n\nfrom cog import BasePredictor, Input, Path\n\n\n"
        "class Predictor(BasePredictor):\n"
        f"    def predict(\n        self,\n{parameters}    ) -> str:\n"
        f'        return f"{shown}"\n'
    )


def migrated(source: str) -> str:
    """The app that a predictor becomes; migrating it once more must change nothing."""
    files: dict[str, bytes | None] = {
        "cog.yaml": b'build:\n  gpu: false\npredict: "predict.py:Predictor"\n',
        "predict.py": source.encode(),
    }
    migration = migrate(Project(Tree(NOWHERE, files), "cog.yaml", "predict.py"), Options())
    assert not migration.declined, (migration.declined, source)
    assert not migration.left
    app = migration.changes["predict.py"]
    assert app is not None
    again = migrate(Project(Tree(NOWHERE, {"predict.py": app}), None, "predict.py"), Options())
    assert (again.found, again.changes) == ((), {}), app.decode()
    return app.decode()


PUBLISH = """
import importlib.util, json, sys, warnings
warnings.simplefilter("ignore")  # pydantic: a field hides an attribute of BaseModel
found = []
for path in sys.argv[1:]:
    spec = importlib.util.spec_from_file_location(path.rpartition("/")[2][:-3], path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    found.append(module.MyModel.build_metadata()["openapi"]["components"]["schemas"]["Input"])
print(json.dumps(found))
"""


def published_by_fal(sources: list[str]) -> list[dict[str, Any]]:
    """The schemas of the inputs of several apps, as the real fal publishes them."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"app{number}.py" for number in range(len(sources))]
        for path, source in zip(paths, sources, strict=True):
            path.write_text(source, encoding="utf-8")
        run = subprocess.run(
            [sys.executable, "-c", PUBLISH, *map(str, paths)], capture_output=True, text=True, check=False
        )
    assert run.returncode == 0, run.stderr
    schemas: list[dict[str, Any]] = json.loads(run.stdout)
    return schemas


def flat(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The properties of a schema, in the vocabulary of ``Signature.published``."""
    for name in schema["x-fal-order-properties"]:
        found = dict(schema["properties"][name])
        for option in found.pop("anyOf", []):
            if option != {"type": "null"}:
                found |= option
        found.pop("title")
        found.pop("items", None)
        yield {**found, "required": name in schema.get("required", [])}


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(st.lists(predictors(), min_size=15, max_size=15))
def test_fal_publishes_what_the_signature_says(batch: list[tuple[Signature, ...]]) -> None:
    sources = [predictor_source(inputs) for inputs in batch]
    for source in sources:
        compile(source, "predict.py", "exec")

    apps = [migrated(source) for source in sources]

    for inputs, source, app, schema in zip(batch, sources, apps, published_by_fal(apps), strict=True):
        plain = [one.name for one in inputs if one.kind != "Path"]
        assert [name for name in schema["x-fal-order-properties"] if name in plain] == plain
        for one, found in zip(inputs, flat(schema), strict=True):
            assert found == one.published, f"{one.name}\n{source}\n{app}"
