"""The table of predictors: every `# --- name` in `predictors/*.py` begins one.

What follows is either a whole `predict.py`, if it imports cog, or only the inputs of one::

    # --- a number within bounds
    LARGEST = 9
    number: int = Input(default=1, ge=0, le=LARGEST)

Annotated names are the parameters of `predict`, everything else stands above the class. Right below the name, comments
say what is special:

- `# declined: CF306 CF999` - the project is left as it is, for these reasons;
- `# refused by Cog` - neither generation of Cog that is asked here takes it;
- `# as if: number: int = Input(default=1)` - what neither takes (an older or newer Cog does) publishes the inputs of
  these parameters, one a line;
- `# difference: 0.9.26: number.minimum number.maximum: why` - here fal says something else than this version of Cog
  does (`any`: than every version);
- `# predict: predict.py:run` - what cog.yaml names.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "predictors"
FROM_COG = ("BasePredictor", "File", "Input", "Path", "Secret")
FROM_TYPING = ("Any", "Dict", "List", "Literal", "Optional", "Tuple", "Union")


@dataclass(frozen=True)
class Entry:
    """One predictor of the table, and what is expected of it. ``name`` is unique: its group and its title."""

    name: str
    text: str
    declined: tuple[str, ...] = ()
    is_refused: bool = False
    as_if: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    reference: str = "predict.py:Predictor"

    @property
    def source(self) -> str:
        """The predictor as a file."""
        return (
            self.text if re.search(r"^(import|from) cog", self.text, re.MULTILINE) else predictor(self.text)
        )

    @property
    def model(self) -> str:
        """The predictor whose schema the real Cog publishes: this one, or the one it is said to be like."""
        return predictor("\n".join(self.as_if)) if self.as_if else self.source

    def differences_from(self, version: str) -> set[str]:
        """The places where fal says something else than a version of Cog."""
        found = (one.split(": ") for one in self.differences)
        return {place for where, places, _ in found if where in (version, "any") for place in places.split()}

    @property
    def configuration(self) -> str:
        """cog.yaml."""
        return configuration(self.reference)

    @property
    def model_configuration(self) -> str:
        """cog.yaml of the predictor that Cog is asked about."""
        return configuration(Entry.reference if self.as_if else self.reference)


def configuration(reference: str) -> str:
    """The smallest cog.yaml for a predictor."""
    return f'build:\n  gpu: false\npredict: "{reference}"\n'


def predictor(text: str) -> str:
    """A whole predictor around its inputs."""
    tree = ast.parse(text)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    quoted = {word for node in ast.walk(tree) if isinstance(node, ast.Constant) for word in words(node.value)}
    parameters = [node for node in tree.body if isinstance(node, ast.AnnAssign)]
    above = [ast.get_source_segment(text, node) for node in tree.body if node not in parameters]
    typing = [name for name in FROM_TYPING if name in used | quoted]
    cog = [name for name in FROM_COG if name in used | quoted | {"BasePredictor"}]
    lines = [f"from typing import {', '.join(typing)}\n"] if typing else []
    lines += [f"from cog import {', '.join(cog)}\n", *(f"{one}\n" for one in above)]
    lines += ["", "class Predictor(BasePredictor):", "    def predict(", "        self,"]
    lines += [f"        {ast.get_source_segment(text, node)}," for node in parameters]
    shown = " ".join(f"{{{ast.unparse(node.target)}}}" for node in parameters)
    return "\n".join([*lines, "    ) -> str:", f'        return f"{shown}"', ""])


def words(value: object) -> list[str]:
    """The identifiers in a string, which may be an annotation."""
    return re.findall(r"\w+", value) if isinstance(value, str) else []


def read_table() -> list[Entry]:
    """Every entry, in the order of the files and in them."""
    return [
        _read(f"{path.stem}/{part.partition(chr(10))[0]}", part.partition("\n")[2])
        for path in sorted(FOLDER.glob("*.py"))
        for part in re.split(r"^# --- ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    ]


def _read(name: str, text: str) -> Entry:
    lines = text.split("\n")
    head = 0
    while re.match(r"# (declined|refused by Cog|as if|difference|predict)\b", lines[head]):
        head += 1

    def given(word: str) -> tuple[str, ...]:
        start = f"# {word}: "
        return tuple(line.removeprefix(start) for line in lines[:head] if line.startswith(start))

    return Entry(
        name,
        "\n".join(lines[head:]).strip("\n") + "\n",
        declined=tuple(code for codes in given("declined") for code in codes.split()),
        is_refused="# refused by Cog" in lines[:head],
        as_if=given("as if"),
        differences=given("difference"),
        reference=next(iter(given("predict")), Entry.reference),
    )
