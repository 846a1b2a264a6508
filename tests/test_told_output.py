"""What a predictor without a return annotation gives: files, where its own expressions leave no doubt."""

from __future__ import annotations

import textwrap

import pytest

from flake8_cogfal.cog.predictor import read_predictors
from flake8_cogfal.rules.outputs.untold_output import told_by_returns
from flake8_cogfal.source.module import PythonModule

FILES = {
    "call": "return Path('out.png')",
    "module": "return pathlib.Path('out.png')",
    "joined": "return Path('/tmp') / 'out.png'",
    "variable": "out = Path('out.png')\nreturn out",
    "variable of a folder": "folder = Path('/tmp')\nout = folder / 'a' / 'b.png'\nreturn out",
    "either": "return Path('a') if self.found else Path('b')",
    "nothing found": "if self.found:\n    return Path('a')\nreturn None",
    "derived": "return Path('a.png').with_suffix('.jpg')",
    "grown step by step": "out = Path('/tmp')\nfor name in 'abc':\n    out = out / name\nreturn out",
    "another meaning before": "out = 'text'\nprint(out)\nout = Path('a')\nreturn out",
    "another meaning in a branch": "if self.found:\n    out = 'text'\n    print(out)\nout = Path('a')\nreturn out",
    "method": "return self.saved('a.png')",
    "function": "return saved(Path('/tmp'), 'a.png')",
    "annotated function": "return drawn()",
    "handed through": "out = Path('a')\nreturn handed_through(out)",
}
NOT_FOR_SURE = {
    "text": "return 'out.png'",
    "text of a path": "return str(Path('out.png'))",
    "nothing": "return None",
    "one of several": "if self.found:\n    return Path('a')\nreturn 'nothing'",
    "list": "return [Path('a')]",
    "another meaning afterwards": "out = Path('a')\nif self.found:\n    out = 'text'\nreturn out",
    "loop variable": "for out in self.found:\n    pass\nreturn out",
    "number": "return 6 / 2",
    "unknown call": "return self.model(Path('a'))",
    "text handed through": "return handed_through('a')",
    "own recursion": "return self.predict(text)",
    "input": "return text",
}
SOURCE = """\
import cog
import pathlib
from pathlib import Path


class Predictor(cog.BasePredictor):
    def setup(self):
        pass

    def predict(self, text: str):
{body}

    def saved(self, name):
        return Path("/tmp") / name


def saved(folder, name):
    return folder / name


def drawn() -> Path:
    return draw()


def handed_through(path=None):
    print(path)
    return path
"""


def told(body: str) -> str:
    module = PythonModule("predict.py", SOURCE.format(body=textwrap.indent(body, " " * 8)))
    (predictor,) = read_predictors(module)
    return told_by_returns(predictor)


@pytest.mark.parametrize("body", FILES.values(), ids=FILES)
def test_files(body: str) -> None:
    assert told(body) == "Path"
    assert told(body.replace("return", "yield")) == "Iterator[Path]"


@pytest.mark.parametrize("body", NOT_FOR_SURE.values(), ids=NOT_FOR_SURE)
def test_not_for_sure(body: str) -> None:
    assert told(body) != "Path"
    assert told(body.replace("return", "yield")) != "Iterator[Path]"


def test_yields_of_another_generator_are_not_followed() -> None:
    assert told("yield Path('a')\nyield from self.more()") == ""
