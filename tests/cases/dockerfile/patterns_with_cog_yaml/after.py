from pathlib import Path

import fal
from fal.container import ContainerImage
from pydantic import BaseModel, Field


class Input(BaseModel):
    word: str = Field(description="A noun")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "L"
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
        dockerignore=[],
    )
    requirements = ["titlecase==2.4.1"]

    def setup(self):
        import inflect
        from words import IRREGULAR

        self.engine = inflect.engine()
        self.irregular = IRREGULAR

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Its plural"""
        return Output(text=self.engine.plural(input.word))
