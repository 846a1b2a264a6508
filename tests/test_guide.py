"""The example of fal's own guide, "Migrate from Replicate", comes out as the guide's own result.

Source: https://docs.fal.ai, page development/migrate-from-replicate. Formatting and the order of imports are free.
Two differences are wanted, and nothing else may differ: the app has a name (the one that fal derives from the class
drops digits and splits acronyms), and the Python version of cog.yaml is kept.
"""

from __future__ import annotations

import ast
from pathlib import Path

from flake8_cogfal.engine import migrate
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects

COG_YAML = """\
build:
  gpu: true
  python_version: "3.11"
  python_packages:
    - "torch==2.1.0"
    - "diffusers==0.30.0"
    - "transformers"
    - "accelerate"
predict: "predict.py:Predictor"
"""

BEFORE = """\
from cog import BasePredictor, Input, Path
import torch
from diffusers import StableDiffusionXLPipeline


class Predictor(BasePredictor):
    def setup(self):
        self.pipe = StableDiffusionXLPipeline.from_pretrained(
            "stabilityai/stable-diffusion-xl-base-1.0",
            torch_dtype=torch.float16,
        ).to("cuda")

    def predict(self, prompt: str = Input(description="Text prompt")) -> Path:
        image = self.pipe(prompt).images[0]
        output_path = "/tmp/output.png"
        image.save(output_path)
        return Path(output_path)
"""

AFTER = """\
import fal
from pydantic import BaseModel, Field
from fal.toolkit import Image


class Input(BaseModel):
    prompt: str = Field(description="Text prompt")


class Output(BaseModel):
    image: Image


class MyApp(fal.App):
    machine_type = "GPU-A100"
    requirements = ["torch==2.1.0", "diffusers==0.30.0", "transformers", "accelerate"]

    def setup(self):
        import torch
        from diffusers import StableDiffusionXLPipeline

        self.pipe = StableDiffusionXLPipeline.from_pretrained(
            "stabilityai/stable-diffusion-xl-base-1.0",
            torch_dtype=torch.float16,
        ).to("cuda")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        image = self.pipe(input.prompt).images[0]
        return Output(image=Image.from_pil(image))
"""


def test_the_example_of_the_guide_becomes_its_result(tmp_path: Path) -> None:
    migration = migrate_example(tmp_path / "my-app")

    assert migration.left == ()
    assert migration.changes.keys() == {"cog.yaml", "predict.py"}
    assert migration.changes["cog.yaml"] is None

    app = parsed(migration.changes["predict.py"])
    assert take_attribute(app, "app_name") == "'my-app'"
    assert take_class_keyword(app, "python_version") == "'3.11'"
    assert ast.unparse(app) == ast.unparse(parsed(AFTER.encode()))


def migrate_example(folder: Path) -> Migration:
    """Write the example into a folder, which gives the app its name, and migrate it."""
    folder.mkdir()
    (folder / "cog.yaml").write_text(COG_YAML, encoding="utf-8")
    (folder / "predict.py").write_text(BEFORE, encoding="utf-8")
    (project,) = find_projects(folder)
    return migrate(project, Options())


def parsed(source: bytes | None) -> ast.Module:
    """The syntax tree of a file, with its imports in alphabetical order."""
    assert source is not None
    tree = ast.parse(source)
    tree.body.sort(key=_import_order)
    return tree


def _import_order(statement: ast.stmt) -> tuple[bool, str]:
    is_import = isinstance(statement, (ast.Import, ast.ImportFrom))
    return not is_import, ast.unparse(statement) if is_import else ""


def take_attribute(app: ast.Module, name: str) -> str:
    """Remove an assignment from the body of the app's class; what it assigns, as source. ValueError without one."""
    cls = app_class(app)
    (found,) = (
        one for one in cls.body if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == name
    )
    cls.body.remove(found)
    return ast.unparse(found.value)


def take_class_keyword(app: ast.Module, name: str) -> str:
    """Remove a keyword of the app's class; its value as source. ValueError without one."""
    cls = app_class(app)
    (found,) = (one for one in cls.keywords if one.arg == name)
    cls.keywords.remove(found)
    return ast.unparse(found.value)


def app_class(app: ast.Module) -> ast.ClassDef:
    """The last class: the app stands after its models."""
    return [one for one in app.body if isinstance(one, ast.ClassDef)][-1]
