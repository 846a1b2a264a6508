"""What holds for every predictor of a small grammar: it becomes an app that compiles and keeps each comment, or stays as it is."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_cases import comments_of

from flake8_cogfal.engine import migrate
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.project.project import Project
from flake8_cogfal.source.tree import Tree

NOWHERE = Path("/nonexistent/my-model")
CONFIGURATION = 'build:\n  gpu: true\n  python_version: "3.11"\npredict: "predict.py:Predictor"\n'

IMPORTS = (
    "import torch",
    "import numpy as np",
    "import os, sys",
    "from PIL import Image",
    "from typing import Iterator, List",
)
CONSTANTS = (
    'NAME = "model"',
    "SIZES = [256, 512]",
    'DEVICE = "cuda" if torch.cuda.is_available() else "cpu"',
    "lock = object()",
)
PARAMETERS = (
    'text: str = Input(description="What to say")',
    "size: int = Input(default=512, ge=64, le=1024)",
    'mood: str = Input(\n            choices=["calm", "loud"],\n            default="calm",\n        )',
    "image: Path = Input(description='To paint on')",
    "mask: Path = Input(default=None)",
    "seed: int = None",
    "ratio: float = 0.5",
    "secret: bool",
    "files: List[Path] = Input()",
    "numbers: set = None",
)
SETUPS = (
    "self.model = 1",
    'self.model = torch.load("model.pt")',
    "pass",
    "global COUNT\nCOUNT = 1",
    "with torch.no_grad():\n    self.model = None",
)
STATEMENTS = (
    "result = 1",
    "if seed is None:\n    seed = 3\nelse:\n    pass",
    "for _ in range(3):\n    result = self.model",
    "print(f'{text!r}', size)",
    "try:\n    os.remove('x')\nexcept OSError:\n    raise",
    'with open(image, "rb") as file:\n    data = file.read()',
    "def inner(text):\n    return text",
    "result = [\n    one\n    for one in (1, 2)\n]",
    'text = """a\n  # no comment\n"""',
    "return early",
    "other = Predictor().predict(text)",
)
OUTPUTS = (
    ("str", 'return "done"'),
    ("Path", 'return Path("out.png")'),
    ("List[Path]", 'return [Path("a.png"), Path("b.png")]'),
    ("Iterator[str]", 'yield "a"\nyield "b"'),
    ("ConcatenateIterator[str]", 'for word in ("a", "b"):\n    yield word'),
    ("int", "return 1"),
    ("Any", "return {}"),
    ("dict", 'return {"a": 1}'),
    ("", 'return "done"'),
)


@st.composite
def predictors(draw: st.DrawFn) -> str:
    """A predictor with comments above and behind any of its lines."""
    number = 0

    def remark() -> str:
        nonlocal number
        number += 1
        return f"# remark {number}"

    def commented(lines: list[str]) -> list[str]:
        result: list[str] = []
        in_string = False
        for line in lines:
            margin = line[: len(line) - len(line.lstrip())]
            where = draw(st.sampled_from(("", "", "", "", "above", "behind")))
            if where == "above" and not in_string:
                result.append(margin + remark())
            in_string ^= line.count('"""') % 2 == 1
            is_open = in_string or not line.strip()
            result.append(f"{line}  {remark()}" if where == "behind" and not is_open else line)
        return result

    def indented(code: str, depth: int) -> list[str]:
        return [" " * depth + line for line in code.split("\n")]

    lines = ["from cog import BaseModel, BasePredictor, ConcatenateIterator, Input, Path"]
    lines += draw(st.lists(st.sampled_from(IMPORTS), unique=True))
    lines += draw(st.lists(st.sampled_from(CONSTANTS), unique=True, max_size=2))
    lines += ["", "", "class Predictor(BasePredictor):"]
    if draw(st.booleans()):
        lines += ["    def setup(self):", *indented(draw(st.sampled_from(SETUPS)), 8), ""]
    returns, ending = draw(st.sampled_from(OUTPUTS))
    parameters = draw(st.lists(st.sampled_from(PARAMETERS), unique=True, max_size=4))
    plain = sorted(parameters, key=lambda one: "=" in one)
    lines += ["    def predict(", "        self,"]
    lines += [line for one in plain for line in f"        {one},".split("\n")]
    lines += [f"    ) -> {returns}:" if returns else "    ):"]
    if draw(st.booleans()):
        lines += ['        """Run the model."""']
    for statement in draw(st.lists(st.sampled_from(STATEMENTS), max_size=3)):
        lines += indented(statement, 8)
    lines += indented(ending, 8)
    newline = draw(st.sampled_from(("\n", "\n", "\r\n")))
    return newline.join(
        [
            *commented(lines),
            *draw(st.sampled_from(([], [""], ["", remark()], ["    " + remark(), "  " + remark()]))),
        ]
    )


def migrated(files: dict[str, bytes | None], configuration: str | None) -> Migration:
    return migrate(Project(Tree(NOWHERE, files), configuration, "predict.py"), Options())


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(predictors())
def test_a_predictor_becomes_an_app_or_stays(text: str) -> None:
    compile(text, "predict.py", "exec")
    files: dict[str, bytes | None] = {"predict.py": text.encode(), "cog.yaml": CONFIGURATION.encode()}

    migration = migrated(files, "cog.yaml")

    assert not any(" would " in reason or "do not come to an end" in reason for reason in migration.declined)
    if migration.declined:
        assert migration.changes == {}
        return
    result = migration.changes["predict.py"]
    assert result is not None and migration.changes["cog.yaml"] is None
    compile(result, "predict.py", "exec")
    assert not comments_of(text.replace("\r\n", "\n")) - comments_of(result.decode().replace("\r\n", "\n"))
    assert migrated({**files, **migration.changes}, None).changes == {}


def test_most_of_them_become_one() -> None:
    """The property above would hold for a tool that declines everything."""
    text = "\n".join(
        [
            "from cog import BasePredictor, Input",
            "class Predictor(BasePredictor):",
            "    def predict(",
            "        self,",
        ]
        + [f"        {one}," for one in PARAMETERS[:2]]
        + ["    ) -> str:", "        return text", ""]
    )
    migration = migrated({"predict.py": text.encode(), "cog.yaml": CONFIGURATION.encode()}, "cog.yaml")
    assert migration.declined == ()
