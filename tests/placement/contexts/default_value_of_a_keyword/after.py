import fal
from pydantic import BaseModel, Field


def resize(picture, *, method=None, size=64):
    from PIL import Image

    if method is None:
        method = Image.LANCZOS
    return picture.resize(size, method)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from PIL import Image

        return Output(text=f"{resize(Image.new(input.count))} {resize(Image.new(input.count), method=Image.NEAREST)}")
