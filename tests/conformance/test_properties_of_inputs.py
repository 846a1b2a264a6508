"""What fal publishes for the inputs of a migrated app is what Cog publishes for each of them, whatever they are."""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from environments import publish, pythons_with_cog, write
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemas import PublishedInput, differences, inputs_of_cog, inputs_of_fal

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
CONFIGURATION = 'build:\n  gpu: false\npredict: "predict.py:Predictor"\n'


@pytest.fixture(scope="module")
def pythons() -> dict[str, Path]:
    """The interpreters with Cog, by version."""
    return pythons_with_cog()


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
        "cog.yaml": CONFIGURATION.encode(),
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


def published_by_cog(pythons: dict[str, Path], inputs: list[Signature]) -> list[list[PublishedInput]]:
    """What the generations of Cog publish for each input, as the only one of a predictor; those that take it."""
    with tempfile.TemporaryDirectory() as folder:
        projects = [
            write(
                Path(folder) / str(number),
                {"predict.py": predictor_source((one,)), "cog.yaml": CONFIGURATION},
            )
            for number, one in enumerate(inputs)
        ]
        with ThreadPoolExecutor() as threads:
            answers = threads.map(lambda python: publish(python, "cog", projects), pythons.values())
            return [
                [inputs_of_cog(answer["document"])[0] for answer in found if "document" in answer]
                for found in zip(*answers, strict=True)
            ]


def published_by_fal(apps: list[str]) -> list[list[PublishedInput]]:
    """The inputs of several apps, as the real fal publishes them."""
    with tempfile.TemporaryDirectory() as folder:
        places = [write(Path(folder) / str(number), {"predict.py": app}) for number, app in enumerate(apps)]
        return [inputs_of_fal(answer["document"]) for answer in publish(sys.executable, "fal", places)]


@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(batch=st.lists(predictors(), min_size=12, max_size=12))
def test_fal_publishes_what_cog_publishes(
    pythons: dict[str, Path], batch: list[tuple[Signature, ...]]
) -> None:
    sources = [predictor_source(inputs) for inputs in batch]
    for source in sources:
        compile(source, "predict.py", "exec")

    apps = [migrated(source) for source in sources]

    theirs = iter(published_by_cog(pythons, [one for inputs in batch for one in inputs]))
    taken = []
    for inputs, app, ours in zip(batch, apps, published_by_fal(apps), strict=True):
        for one, found in zip(inputs, ours, strict=True):
            expected = next(theirs)
            taken.append(bool(expected))
            for published in expected:
                assert list(differences([published], [found])) == [], f"{one.source}\n{app}"
    assert sum(taken) > len(taken) / 2  # the others are of a kind that these generations refuse
