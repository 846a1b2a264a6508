import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    word: str = Field(description="A noun")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "L"
    requirements = ["inflect==7.3.1"]

    def setup(self):
        import inflect

        self.engine = inflect.engine()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Its plural"""
        return Output(text=self.engine.plural(input.word))
