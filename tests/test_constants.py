"""Expressions over constants are computed as Python computes them, or not at all; nothing is run, nothing grows."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from flake8_cogfal.project.project import Project
from flake8_cogfal.source.constants import NotConstant, constant_value, definition_of
from flake8_cogfal.source.literals import literal
from flake8_cogfal.source.module import PythonModule
from flake8_cogfal.source.tree import Tree

SOURCE = """\
import enum
import torch

NUMBERS = [1, 2]
SIZES = {"small": (1, 2), "large": (3, 4)}
TYPES = {"half": torch.float16, "full": torch.float32}
NAME = f"up to {NUMBERS[-1]:>3} {NUMBERS!r}"
GROWING = []
GROWING.append("x")
if NUMBERS:
    SOMETIMES = 1
TWICE = 1
TWICE = 2


def count():
    global COUNTED
    COUNTED = 1


COUNTED = 0


class Settings:
    SIDE = 64
    SIDES = [SIDE, SIDE * 2]


class Style(str, enum.Enum):
    FLAT = "flat"
    ROUND = "round"
"""

KNOWN = (
    "NUMBERS + [3]", "list(SIZES)", "[*NUMBERS, *SIZES]", "list(TYPES.keys()) + ['none']", "len(TYPES)", "NAME",
    "[name.title() for name in SIZES]", "[f'{a}x{b}' for a, b in SIZES.values()]", "sorted(SIZES, key=lambda one: one[1])",
    "{a: b for a, b in SIZES.items() if a != 'small'}", "SIZES['large'][0] * 2", "[2**i for i in range(1, 5)]",
    "Settings.SIDES[1] // 8", "[one.value for one in Style]", "Style.FLAT.name", "Style['ROUND'].value",
    "list(Style.__members__)", "'%d of %s' % (1, 'a')", "'{} {x}'.format(1, x=2)", "', '.join(SIZES).upper()",
    "1 if 1 < 2 <= 2 and 'a' in SIZES else 3", "-(2**31)", "list(map(str, NUMBERS))", "list(zip(NUMBERS, SIZES))",
    "sorted({'b', 'a'} | {'c'})", "'a,b'.split(',')[::-1]", "not NUMBERS", "max(NUMBERS)", "dict(a=1)",
)  # fmt: skip

UNKNOWN = (
    "torch.float16", "TYPES['half']", "list(TYPES.values())", "GROWING", "SOMETIMES", "TWICE", "COUNTED", "missing",
    "count()", "open('x')", "__import__('os')", "().__class__", "'{0.__class__}'.format(1)", "(lambda: 1).__globals__",
    "'x' * 10**9", "10**10**10", "2 ** 10000", "[0] * 10**9", "list(range(10**9))", "f'{1:>{10**6}}'", "'%*d' % (10**9, 1)",
    "[x for x in range(9999) for y in range(9999)]", "1 << 10**9", "1 / 0", "NUMBERS[9]", "[].append(1)", "print(1)",
    "list(SIZES.popitem())", "input()", "eval('1')", "'{:>99999}'.format(1)",
)  # fmt: skip


def module() -> PythonModule:
    return PythonModule("module.py", SOURCE)


def expression(source: str) -> ast.expr:
    return ast.parse(source, mode="eval").body


@pytest.mark.parametrize("source", KNOWN)
def test_a_value_is_what_python_makes_of_it(source: str) -> None:
    names: dict[str, object] = {}
    exec(SOURCE.replace("import torch", "class torch: float16, float32 = 1, 2"), names)
    assert constant_value(module(), expression(source)) == eval(source, names)


@pytest.mark.parametrize("source", UNKNOWN)
def test_what_is_not_written_out_is_not_known(source: str) -> None:
    with pytest.raises(NotConstant):
        constant_value(module(), expression(source))


@pytest.mark.parametrize(
    "imported",
    [
        "from data import SIZES",
        "from data import SIZES as SIZES",
        "from package.more import SIZES",
        "from package import SIZES",
    ],
)
def test_a_module_of_the_project_is_read(tmp_path: Path, imported: str) -> None:
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text("from .more import SIZES\n")
    (tmp_path / "package" / "more.py").write_text("from data import SIZES\n")
    (tmp_path / "data.py").write_text("import torch\nSIZES = {'a': torch.x, 'b': 2}\nprint('not run')\n")
    (tmp_path / "app.py").write_text(f"{imported}\nimport data\n")
    found, _ = Project(Tree(tmp_path)).load("app.py")
    assert found is not None
    assert constant_value(found, expression("list(SIZES) + list(data.SIZES)")) == ["a", "b", "a", "b"]


def test_modules_that_import_each_other_come_to_an_end(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("from two import A\n")
    (tmp_path / "two.py").write_text("from one import A\n")
    found, _ = Project(Tree(tmp_path)).load("one.py")
    assert found is not None
    with pytest.raises(NotConstant):
        constant_value(found, expression("A"))
    with pytest.raises(NotConstant):
        definition_of(found, "A")


@pytest.mark.parametrize(
    "value", ["a\"b'\\\n\t\x00\u200b\xa0é😀", 1, -2.5, True, None, ["a", [1]], {"a": 1}, ""], ids=repr
)
def test_a_literal_is_the_value_again(value: object) -> None:
    source = literal(value)
    assert ast.literal_eval(source) == value
    assert source.isprintable()
