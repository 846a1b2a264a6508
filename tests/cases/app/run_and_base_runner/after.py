import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    name: str = Field(description="Who")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.12"):
    app_name = "my-model"
    machine_type = "L"

    def setup(self):
        self.greeting = "Hello"

    @fal.endpoint("/")
    def run(self, input: Input) -> Output:
        return Output(text=f"{self.greeting}, {input.name}")
