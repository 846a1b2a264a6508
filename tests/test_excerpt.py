"""What an edit does to a file does not depend on the statements that stand aside while LibCST reads the others."""

from __future__ import annotations

from textwrap import dedent

import pytest

from flake8_cogfal.fixing.edits import (
    AddImport,
    BindFirst,
    Edit,
    EncloseInClass,
    InsertBefore,
    MarkTodo,
    RemoveStatement,
    ReplaceExpression,
    SetSignature,
    SubstituteName,
    WrapBody,
)
from flake8_cogfal.fixing.enclosing import enclosed
from flake8_cogfal.fixing.excerpt import STAND_IN, excerpt_for
from flake8_cogfal.fixing.rewriter import rewrite

FILE = '''\
import os

LIMIT = 3

class Predictor:
    def setup(self):
        """Load."""
        self.model = load(
            "weights",  # as they are
        )
        # the end of setup

    def predict(self, text, count):
        # first
        self.calls += 1; self.last = text
        if count > LIMIT:
            raise ValueError("too many")
        elif count < 0:
            count = 0
            # nothing below zero
        help = """
        two
    lines"""
        value = 1 + \\
            2
        übrig = "ä"; rest = [
            1,
          2,
        ]

        try:
            for one in range(count):
                print(one)
                print(one + 1)
        except (ValueError,
                TypeError):
            pass
        finally:
            def predict(inner):
                return inner
        # last
        return run(text)


def other(text):
  if text:
    return [
      text
    ]
  return None
'''


def line_of(code: str) -> int:
    return next(number for number, line in enumerate(FILE.split("\n"), start=1) if code in line)


EDITS: dict[str, list[Edit]] = {
    "import": [AddImport("x.py", "import fal")],
    "signature": [SetSignature("x.py", "Predictor.predict", "self, input")],
    "name": [SubstituteName("x.py", "Predictor.predict", "count", "input.count")],
    "wrapped": [WrapBody("x.py", "Predictor.predict", "torch.no_grad()", 0)],
    "wrapped setup": [WrapBody("x.py", "Predictor.setup", "torch.no_grad()", 0)],
    "wrapped with two spaces": [WrapBody("x.py", "other", "torch.no_grad()", 0)],
    "bound": [
        BindFirst("x.py", "Predictor.setup", "weights = None", 0),
        BindFirst("x.py", "other", "x = 1", 0),
    ],
    "inner function": [SetSignature("x.py", "Predictor.predict.predict", "whole")],
    "removed": [RemoveStatement("x.py", line_of("try:"), 8)],
    "removed from a line": [RemoveStatement("x.py", line_of("self.calls"), 8)],
    "in a condition": [ReplaceExpression("x.py", line_of("elif"), 13, "count < 0", "count < 1")],
    "in a block": [ReplaceExpression("x.py", line_of("print(one + 1)"), 22, "one + 1", "one")],
    "inserted": [InsertBefore("x.py", line_of("help ="), 8, "log()")],
    "inserted behind a comment": [InsertBefore("x.py", line_of("return run"), 8, "log()")],
    "marked": [MarkTodo("x.py", line_of("TypeError"), "# TODO")],
}


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("indentation", ["    ", "\t"], ids=["spaces", "tabs"])
def test_result_is_that_of_the_whole_file(edits: list[Edit], indentation: str) -> None:
    if indentation == "\t" and any(getattr(one, "column", 0) for one in edits):
        pytest.skip("another column")
    first, define, last = FILE.partition("def other")
    text = first.replace("    ", indentation) + define + last
    excerpt = excerpt_for(text, edits)
    assert excerpt.aside
    assert excerpt.text.count("\n") == text.count("\n")
    assert excerpt.restored(excerpt.text) == text
    assert excerpt.restored(rewrite(excerpt.text, edits)) == rewrite(text, edits)


def test_untouched_functions_are_not_read() -> None:
    excerpt = excerpt_for(FILE, [AddImport("x.py", "import fal")])
    assert "elif" not in excerpt.text
    assert "return" not in excerpt.text


def test_text_that_looks_like_a_stand_in_is_read() -> None:
    text = FILE + '\ndef last():\n    assert """cogfal 0"""\n'
    assert STAND_IN.search(text)
    assert excerpt_for(text, [AddImport("x.py", "import fal")]).text == text


def test_function_in_a_class() -> None:
    before = dedent(
        '''\
        import os


        # counts (
        @cached("train(")
        async def train(  # all of it
            steps: int,
        ) -> str:
            text = f"""
            {steps}
            """
        \x20\x20\x20\x20
            return (
                text
            )
            # done

        # behind
        '''
    )
    after = dedent(
        '''\
        import os


        # counts (
        class Predictor:
            @cached("train(")
            async def predict(  # all of it
                self, steps: int,
            ) -> str:
                text = f"""
            {steps}
            """
        \x20\x20\x20\x20\x20\x20\x20\x20
                return (
                    text
                )
                # done

        # behind
        '''
    )
    assert enclosed(before, EncloseInClass("x.py", "train", "class Predictor:", "predict")) == after


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [("", "self"), ("a", "self, a"), ("*, a", "self, *, a"), ("a, /", "self, a, /"), ("**a", "self, **a")],
)
def test_self_comes_first(parameters: str, expected: str) -> None:
    edit = EncloseInClass("x.py", "run", "class Predictor:", "run")
    result = enclosed(f"def run({parameters}): pass\n", edit)
    assert result == f"class Predictor:\n    def run({expected}): pass\n"
