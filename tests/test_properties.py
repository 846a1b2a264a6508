"""What holds for every file: of the rewriter, of migrated inputs, and of the scopes that imports are placed by."""

from __future__ import annotations

import ast
import dis
import io
import json
import subprocess
import sys
import tempfile
import tokenize
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from flake8_cogfal.engine import migrate
from flake8_cogfal.fixing.edits import BindFirst, Edit, ImportInFunction, RemoveImport, WrapBody
from flake8_cogfal.fixing.rewriter import rewrite
from flake8_cogfal.options import Options
from flake8_cogfal.project.module import PythonModule
from flake8_cogfal.project.project import Project
from flake8_cogfal.project.tree import Tree

NOWHERE = Path("/nonexistent/my-model")


# -- The rewriter: whatever goes and comes, the result compiles and no comment is lost.


@dataclass(frozen=True)
class Imported:
    """An import statement of a generated module, and the names in it as edits name them."""

    lines: tuple[str, ...]
    module: str
    names: tuple[tuple[str | None, str | None], ...]


IMPORTS = (
    Imported(("import torch",), "torch", ((None, None),)),
    Imported(("import numpy as np",), "numpy", ((None, "np"),)),
    Imported(("import scipy.ndimage",), "scipy.ndimage", ((None, None),)),
    Imported(("from PIL import Image, ImageDraw",), "PIL", (("Image", None), ("ImageDraw", None))),
    Imported(
        ("from diffusers import (", "    DDIMScheduler,", "    AutoencoderKL as Decoder,", ")"),
        "diffusers",
        (("DDIMScheduler", None), ("AutoencoderKL", "Decoder")),
    ),
    Imported(
        ("from transformers import (pipeline,", "    AutoModel)"),
        "transformers",
        (("pipeline", None), ("AutoModel", None)),
    ),
)
FUNCTIONS = (
    ("def {name}({self}): return 1",),
    ("def {name}({self}): pass",),
    ("def {name}({self}):", "    pass"),
    ("def {name}({self}):", '    """Documentation."""'),
    ("def {name}({self}):", '    """Documentation."""', "    value = 1; other = 2", "    return value"),
    ("def {name}({self}):", "", "    with open('x') as file:", "        return file.read()"),
    ("async def {name}({self}):", "    def inner():", "        return 1", "", "    return inner"),
    ("@property", "def {name}({self}):", "    return [", "        1,", "    ]"),
)


@st.composite
def commented(draw: st.DrawFn, lines: tuple[str, ...], label: str) -> list[str]:
    """The lines with comments above and behind some of them, each with a text of its own."""
    result: list[str] = []
    for number, line in enumerate(lines):
        indentation = line[: len(line) - len(line.lstrip())]
        where = draw(st.sampled_from(("", "", "above", "behind", "both")))
        if where in ("above", "both"):
            result.append(f"{indentation}# above {label}.{number}")
        result.append(f"{line}  # behind {label}.{number}" if line and where in ("behind", "both") else line)
    return result


@st.composite
def modules_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A module of imports, functions and a class, and edits that move some of the imports and wrap some bodies."""
    lines: list[str] = draw(st.sampled_from(([], ["# head"], ["# head", ""], ['"""Documentation."""', ""])))
    edits: list[Edit] = []
    statements: list[tuple[int, Imported]] = []
    for number, imported in enumerate(draw(st.lists(st.sampled_from(IMPORTS), unique=True, max_size=4))):
        lines = [*lines, *draw(st.sampled_from(([], [""], ["CONSTANT = 1"])))]
        start = draw(commented(imported.lines, f"import {number}"))
        place = next(i for i, line in enumerate(start) if line.startswith(imported.lines[0]))
        statements.append((len(lines) + place + 1, imported))
        lines = [*lines, *start]
    names: list[str] = []
    for number, template in enumerate(draw(st.lists(st.sampled_from(FUNCTIONS), min_size=1, max_size=3))):
        function = tuple(line.format(name=f"f{number}", self="") for line in template)
        lines = [*lines, "", "", *draw(commented(function, f"function {number}"))]
        names.append(f"f{number}")
    lines = [*lines, "", "", "class Predictor:"]
    for number, template in enumerate(draw(st.lists(st.sampled_from(FUNCTIONS), min_size=1, max_size=3))):
        method = tuple(("    " + line.format(name=f"m{number}", self="self")).rstrip() for line in template)
        lines = [*lines, *draw(commented(method, f"method {number}")), ""]
        names.append(f"Predictor.m{number}")
    for line, imported in statements:
        for name, alias in imported.names:
            users = draw(st.lists(st.sampled_from(names), unique=True, max_size=3))
            renamed = f" as {alias}" if alias else ""
            code = (
                f"import {imported.module}{renamed}"
                if name is None
                else f"from {imported.module} import {name}{renamed}"
            )
            if draw(st.booleans()):
                edits.append(RemoveImport("", line, 0, imported.module, name, alias))
                edits += [ImportInFunction("", user, code, line) for user in users]
    for name in names:
        if draw(st.booleans()):
            edits.append(WrapBody("", name, "torch.no_grad()", 0))
        if draw(st.booleans()):
            edits.append(BindFirst("", name, "bound = {\n    'a': 1,\n}", 0))
    return "\n".join(lines) + "\n", edits


def comments_of(text: str) -> Counter[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return Counter(one.string for one in tokens if one.type == tokenize.COMMENT)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(modules_and_edits())
def test_rewriting_keeps_every_comment_and_compiles(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    compile(text, "before.py", "exec")

    result = rewrite(text, edits)

    compile(result, "after.py", "exec")
    assert not comments_of(text) - comments_of(result)
    if not edits:
        assert result == text


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(modules_and_edits())
def test_every_moved_import_arrives(case: tuple[str, list[Edit]]) -> None:
    text, edits = case

    module = PythonModule("after.py", rewrite(text, edits))

    functions = {f"{cls.name}.{f.name}" if cls else f.name: f for cls, f in module.outer_functions()}
    for edit in edits:
        if isinstance(edit, ImportInFunction):
            inside = set(map(id, ast.walk(functions[edit.function])))
            assert edit.code in {one.source for one in module.imports if id(one.statement) in inside}
        elif isinstance(edit, RemoveImport):
            left = {(one.module, one.name, one.alias) for one in module.imports if one.at_module_level}
            assert (edit.module, edit.name, edit.alias) not in left


# -- The inputs: what fal publishes for the migrated app says the same as the Cog signature.

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


# -- Scopes: which names of the module a function looks up.

READ = st.sampled_from(("alpha", "beta", "gamma", "print", "torch"))
BOUND = st.sampled_from(("alpha", "beta", "delta"))


@st.composite
def bodies(draw: st.DrawFn, depth: int = 3) -> list[str]:
    """Statements that read and bind a few names in every way that Python knows."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        read, bound = draw(READ), draw(BOUND)
        forms = [
            [f"{read}({draw(READ)}.attribute, key={draw(READ)})"],
            [f"{bound} = {read}"],
            [f"{draw(st.sampled_from(('alpha', 'beta')))} += {read}"],
            [f"del {bound}"],
            [f"import {bound}.part"],
            [f"from {read} import thing as {bound}"],
            [f"({bound} := {read})"],
            [f"[{bound} for {bound} in {read} if {bound}]"],
            [f"(lambda {bound}, *, other={read}: {bound} + {draw(READ)})"],
            [f"print(f'{{{read}!r:>{{{draw(READ)}}}}}')"],
        ]
        nested = [f"    {line}" for line in draw(bodies(depth - 1))] if depth else ["    pass"]
        forms += [
            [f"for {bound} in {read}:", *nested],
            [f"with {read} as {bound}:", *nested],
            ["try:", *nested, f"except {read} as {bound}:", "    pass"],
            [f"def inner({bound}: {draw(READ)} = {read}) -> {draw(READ)}:", *nested],
            [f"@{read}", f"class Inner({draw(READ)}):", "    value = 1", f"    other = {read}"],
            [f"async def later({bound}):", f"    async with {read}:", f"        await {draw(READ)}", *nested],
        ]
        lines += draw(st.sampled_from(forms))
    return lines


@st.composite
def modules_of_functions(draw: st.DrawFn) -> str:
    parameters = draw(st.sampled_from(("", "alpha", "beta=1", "*alpha, **beta")))
    declared = draw(st.sampled_from(([], [], ["global delta"])))
    decorated = draw(st.sampled_from(([], ["@print", "@torch.no_grad()"])))
    function = [
        *decorated,
        f"def function({parameters}):",
        *(f"    {line}" for line in [*declared, *draw(bodies())]),
    ]
    method = [
        "class Owner:",
        "    attribute = alpha",
        "",
        "    @staticmethod",
        "    def method(beta):",
        *(f"        {line}" for line in draw(bodies(1))),
    ]
    return "\n".join([*function, "", *method]) + "\n"


def looked_up(code: CodeType) -> set[str]:
    """The names that a function's code, and the code nested in it, loads from the module or from builtins."""
    found: set[str] = set()
    bound = {one.argval for one in dis.get_instructions(code) if one.opname == "STORE_NAME"}
    for one in dis.get_instructions(code):
        if one.opname == "LOAD_GLOBAL" or (
            one.opname in ("LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS") and one.argval not in bound
        ):
            found.add(one.argval)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            found |= looked_up(constant)
    return found - {"__name__", "__module__", "__qualname__", "__static_attributes__", "__firstlineno__"}


def code_by_line(code: CodeType) -> dict[tuple[str, int], CodeType]:
    found = {(code.co_name, code.co_firstlineno): code}
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            found |= code_by_line(constant)
    return found


@settings(max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(modules_of_functions())
def test_globals_used_are_those_that_the_bytecode_looks_up(text: str) -> None:
    try:
        compiled = code_by_line(compile(text, "module.py", "exec", dont_inherit=True))
    except SyntaxError:
        assume(False)
    module = PythonModule("module.py", text)
    for _, function in module.outer_functions():
        line = min([function.lineno, *(one.lineno for one in function.decorator_list)])
        assert module.globals_used(function) == looked_up(compiled[function.name, line])
