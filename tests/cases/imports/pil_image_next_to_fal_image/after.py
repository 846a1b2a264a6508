import fal
from fal.toolkit import Image as FalImage
from pydantic import BaseModel


class Input(BaseModel):
    width: int
    height: int


class Output(BaseModel):
    image: FalImage


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from PIL import Image

        Image.new("RGB", (input.width, input.height)).save("/tmp/blank.png")
        return Output(
            image=FalImage.from_path("/tmp/blank.png", content_type="image/png")
        )
