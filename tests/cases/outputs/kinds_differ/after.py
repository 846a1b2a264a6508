import fal
from fal.toolkit import File
from pydantic import BaseModel


class Input(BaseModel):
    still: bool


class Output(BaseModel):
    file: File


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        if input.still:
            return Output(
                file=File.from_path("/tmp/out.png", content_type="image/png")
            )
        return Output(file=File.from_path("/tmp/out.mp4", content_type="video/mp4"))
