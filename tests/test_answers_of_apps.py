"""What the rules say to the outputs of a fal app: paths, uploads without a type, what JSON cannot hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from flake8_cogfal.engine import migrate
from flake8_cogfal.findings import Finding
from flake8_cogfal.options import Options
from flake8_cogfal.project.project import Project
from flake8_cogfal.source.tree import Tree

APP = """\
import pathlib

import fal
from fal.toolkit import File, Image
from pydantic import BaseModel


class Input(BaseModel):
    name: str


class Output(BaseModel):
    file: File


class Answering(fal.App):
    machine_type = "M"
    app_name = "answering"

    @fal.endpoint("/")
    def answer(self, input: Input){annotation}:
        {body}
"""


def fixed(folder: Path, body: str, annotation: str = "") -> tuple[str, tuple[Finding, ...]]:
    """The app's text after its fixes, and what is left to find."""
    text = APP.format(body=body.replace("\n", "\n        "), annotation=annotation and f" -> {annotation}")
    (folder / "app.py").write_text(text, encoding="utf-8")
    migration = migrate(Project(Tree(folder), None, "app.py"), Options())
    data = migration.changes.get("app.py")
    return (data.decode() if data else text), migration.left


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (
            'return File.from_path("/tmp/a.txt")',
            'return File.from_path("/tmp/a.txt", content_type="text/plain")',
        ),
        (
            'path = "/tmp/a.png"\nreturn Output(file=Image.from_path(path, repository="cdn"))',
            'return Output(file=Image.from_path(path, repository="cdn", content_type="image/png"))',
        ),
        (
            'return File.from_path(\n    "/tmp/a.json",  # the report\n)',
            'return File.from_path(\n            "/tmp/a.json",  # the report\n            content_type="application/json",\n        )',
        ),
        ("import numpy as np\nreturn {'sums': np.zeros(3)}", "return {'sums': np.zeros(3).tolist()}"),
        ("import numpy as np\nreturn [x for x in np.ones(3)]", "return [x.tolist() for x in np.ones(3)]"),
        ("import numpy as np\nreturn [np.ones(3) * 2]", "return [(np.ones(3) * 2).tolist()]"),
    ],
)
def test_fixed(body: str, code: str, tmp_path: Path) -> None:
    text, left = fixed(tmp_path, body)
    assert code in text
    assert left == ()


@pytest.mark.parametrize(
    ("body", "annotation", "code"),
    [
        ('return pathlib.Path("/tmp/a.txt")', "pathlib.Path", "CF406"),
        ('return [pathlib.Path("/tmp/a.txt")]', "list[pathlib.Path]", "CF406"),
        ('path = pathlib.Path("/tmp/a.txt")\nreturn {"file": path}', "dict", "CF406"),
        ("return File.from_path(self.draw())", "", "CF407"),
        ('from PIL import Image as Picture\npicture = Picture.open("a")\nreturn {"a": picture}', "", "CF408"),
        ('return {"data": self.buffer.getvalue()}', "", "CF408"),
        ("return {'image': self.pipe(input.name).images[0]}", "", "CF408"),
    ],
)
def test_left_to_a_person(body: str, annotation: str, code: str, tmp_path: Path) -> None:
    _, left = fixed(tmp_path, body, annotation)
    assert [one.code for one in left] == [code]


@pytest.mark.parametrize(
    ("body", "annotation"),
    [
        ('return Output(file=File.from_path("/tmp/a.txt", content_type="text/plain"))', "Output"),
        ('return Output(file=File.from_path("/tmp/a.txt", "text/plain"))', "Output"),
        ("return {'name': pathlib.Path(input.name).stem}", "dict"),
        ("import numpy as np\nreturn {'total': float(np.ones(3).sum())}", "dict"),
        ("import numpy as np\nsums = np.ones(3)\nsums = sums.tolist()\nreturn {'sums': sums}", "dict"),
        ("return Image.from_pil(self.pipe(input.name).images[0])", "Image"),
    ],
)
def test_healthy(body: str, annotation: str, tmp_path: Path) -> None:
    text, left = fixed(tmp_path, body, annotation)
    assert left == ()
    assert text == (tmp_path / "app.py").read_text("utf-8")


def test_a_file_of_an_unknown_kind_is_reported(tmp_path: Path) -> None:
    (tmp_path / "cog.yaml").write_text(
        'build:\n  gpu: true\npredict: "predict.py:Predictor"\n', encoding="utf-8"
    )
    (tmp_path / "predict.py").write_text(
        "from cog import BaseModel, BasePredictor, Path\n\n\n"
        "class Output(BaseModel):\n    file: Path\n\n\n"
        "class Predictor(BasePredictor):\n"
        "    def predict(self, text: str) -> Output:\n"
        "        return Output(file=self.model(text))\n",
        encoding="utf-8",
    )
    migration = migrate(Project(Tree(tmp_path), "cog.yaml", "predict.py"), Options())
    assert [
        one for one in migration.notes if one.startswith("predict.py:10: the kind of this file is not known")
    ]
