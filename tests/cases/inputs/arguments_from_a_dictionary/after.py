import fal
from pydantic import BaseModel, Field

LARGEST = 2048
SIDE = {"default": 512, "ge": 64, "le": LARGEST, "description": "Length of a side"}


class Input(BaseModel):
    width: int = Field(default=512, ge=64, le=LARGEST, description="Length of a side")
    height: int = Field(ge=1, description="Height")


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=input.width * input.height)
