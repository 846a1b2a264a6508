import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["components.py"]

    def setup(self) -> None:
        global Head

        from components import Head

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(Head().run(input.count)))
