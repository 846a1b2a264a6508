import fal
from pydantic import BaseModel, Field

PITCH = None


class Input(BaseModel):
    speed: float | None = Field(default=None, ge=0)
    pitch: int | None = PITCH
    image: str | None = Field(description="An address", default=PITCH)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.speed} {input.pitch} {input.image}")
