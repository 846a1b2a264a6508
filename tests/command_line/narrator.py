"""Small projects that the command is tried on."""

from __future__ import annotations

from pathlib import Path

CONFIGURATION = """\
build:
  python_version: "3.11"
predict: "predict.py:Predictor"
"""

PREDICTOR = '''\
import json

from cog import BasePredictor, Input, Path


class Predictor(BasePredictor):
    def predict(
        self,
        image: Path = Input(description="Picture to describe"),
        sound: Path = Input(description="What is heard", default=None),
        notes: Path = Input(description="What is known", default=None),
        question: str = Input(description="What to tell", default="What is this?"),
    ) -> str:
        """Describe a picture"""
        heard = sound.stat().st_size if sound else 0
        known = notes.read_text() if notes else ""
        return json.dumps([question, image.stat().st_size, heard, known])
'''

HIDDEN = """\
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, text: str = Input(description="What to spell"), **options) -> str:
        return " ".join(text)
"""

APP = """\
import fal
from pydantic import BaseModel


class Words(BaseModel):
    text: str


class Shout(fal.App):
    @fal.endpoint("/")
    def shout(self, input: Words) -> Words:
        return Words(text=input.text.upper())
"""


def write_project(root: Path, predictor: str = PREDICTOR, configuration: str = CONFIGURATION) -> Path:
    root.mkdir(parents=True)
    (root / "cog.yaml").write_text(configuration)
    (root / "predict.py").write_text(predictor)
    return root


def files(root: Path) -> dict[str, bytes]:
    """Every file of a project by its path, without those that the command keeps for itself."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not {".cogfal", ".git"} & set(path.relative_to(root).parts)
    }
