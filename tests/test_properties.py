"""What holds for every file: of the rewriter, and of the scopes that imports are placed by."""

from __future__ import annotations

import ast
import dis
import io
import tokenize
from collections import Counter
from dataclasses import dataclass
from types import CodeType

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from flake8_cogfal.fixing.edits import BindFirst, Edit, ImportInFunction, RemoveImport, WrapBody
from flake8_cogfal.fixing.rewriter import rewrite
from flake8_cogfal.source.module import PythonModule

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


@pytest.mark.parametrize(
    "end", ["  # one\n  # two\n", "\n    # one\n\n  # two\n# three", "# one\n  # two\n\n"]
)
def test_comments_behind_the_last_statement_stay_where_they_are(end: str) -> None:
    """LibCST keeps the last one only, of those that stand right of everything else."""
    result = rewrite(f"import torch\nvalue = 1\n{end}", [RemoveImport("", 1, 0, "torch", None, None)])
    assert result == f"value = 1\n{end}"


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
