"""Decorators of 2021 in every layout: the model has their inputs in their order with their values; no comment is lost."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_cases import comments_of

from flake8_cogfal.engine import migrate
from flake8_cogfal.options import Options
from flake8_cogfal.project.project import Project
from flake8_cogfal.source.tree import Tree

NOWHERE = Path("/nonexistent/my-model")
NAMES = ("text", "image", "size", "ratio", "input", "seed", "größe")
VALUES = {
    "str": ('"a"', '"""a\n  # no comment\nb"""', '"ü" "b"', "None"),
    "int": ("1", "-2", "None"),
    "float": ("1", "0.5", "None"),
    "bool": ("True", "False", "None"),
    "Path": ("None",),
}
HELP = (
    '"Short"',
    '"' + "Long " * 20 + '"',
    'f"{1}"',
    '(\n            "in two"\n            "parts"\n        )',
)
OPTIONS = ('["a", "b"]', '[\n            "a",  # the usual\n            "b",\n        ]')
TODAY = {"default": "default", "min": "ge", "max": "le", "help": "description"}


@dataclass(frozen=True)
class Decorator:
    """One decorator: its arguments as written, the lines of its call, and how its parameter is written."""

    name: str
    type: str
    arguments: dict[str, str]
    lines: str
    parameter: str


@st.composite
def decorators(draw: st.DrawFn, name: str) -> Decorator:
    type_ = draw(st.sampled_from(sorted(VALUES)))
    known = {"default": st.sampled_from(VALUES[type_]), "help": st.sampled_from(HELP)}
    if type_ in ("int", "float"):
        known |= {"min": st.just("-5"), "max": st.just("9")}
    if type_ == "str":
        known |= {"options": st.sampled_from(OPTIONS)}
    chosen = draw(st.permutations(draw(st.lists(st.sampled_from(sorted(known)), unique=True))))
    arguments = {key: draw(known[key]) for key in chosen}
    parts = [f'"{name}"', f"type={type_}", *(f"{key}={value}" for key, value in arguments.items())]
    numbers = iter(range(99))

    def line_above(indentation: int) -> str:
        return f"{' ' * indentation}# {name} {next(numbers)}\n" if draw(st.booleans()) else ""

    def behind() -> str:
        return f"  # {name} {next(numbers)}\n" if draw(st.booleans()) else "\n"

    above = line_above(4)
    if draw(st.booleans()):
        call = "(\n" + "".join(f"{line_above(8)}        {part},{behind()}" for part in parts) + "    )"
    else:
        call = f"({', '.join(parts)})"
    lines = f"{above}    @cog.input{call}{behind()}"
    parameter = f"{line_above(8)}        {name}{{}},{behind()}"
    return Decorator(name, type_, arguments, lines, parameter)


@st.composite
def predictors(draw: st.DrawFn) -> tuple[list[Decorator], str]:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    inputs = [draw(decorators(name)) for name in names]
    required = draw(st.integers(0, len(inputs)))
    parameters = [
        one.parameter.format("" if index < required else "=7")
        for index, one in enumerate(draw(st.permutations(inputs)))
    ]
    source = (
        "from pathlib import Path\n\nimport cog\n\n\nclass Predictor(cog.Predictor):\n    def setup(self):\n        pass\n\n"
        + "".join(one.lines for one in inputs)
        + f"    def predict(\n        self,\n{''.join(parameters)}    ):  # predicts\n"
        + f"        return Path(str([{', '.join(names)}]))\n"
    )
    return inputs, source


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(predictors())
def test_decorators_in_every_layout(drawn: tuple[list[Decorator], str]) -> None:
    inputs, source = drawn
    migration = migrate(
        Project(Tree(NOWHERE, {"predict.py": source.encode()}), None, "predict.py"), Options()
    )
    assert migration.declined == ()
    data = migration.changes["predict.py"]
    assert data is not None
    assert comments_of(data.decode()) == comments_of(source)
    model = next(
        node for node in ast.parse(data).body if isinstance(node, ast.ClassDef) and node.name == "Input"
    )
    fields = [node for node in model.body if isinstance(node, ast.AnnAssign)]
    names = [f"{one.name}_url" if one.type == "Path" else one.name for one in inputs]
    assert [ast.unparse(field.target) for field in fields] == names
    for one, field in zip(inputs, fields, strict=True):
        keywords = field.value.keywords if isinstance(field.value, ast.Call) else []
        written = {str(keyword.arg): ast.dump(keyword.value) for keyword in keywords}
        wanted = {TODAY[key]: value for key, value in one.arguments.items() if key in TODAY}
        assert written == {key: ast.dump(ast.parse(value, mode="eval").body) for key, value in wanted.items()}
        assert ("None" in ast.unparse(field.annotation)) == (one.arguments.get("default") == "None")
        assert ("Literal" in ast.unparse(field.annotation)) == ("options" in one.arguments)
