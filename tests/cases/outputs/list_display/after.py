import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Input(BaseModel):
    count: int


class Output(BaseModel):
    images: list[Image]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        if input.count == 1:
            return Output(
                images=[Image.from_path("/tmp/only.jpg", content_type="image/jpeg")]
            )
        return Output(
            images=[
                Image.from_path("/tmp/first.jpg", content_type="image/jpeg"),  # the better one
                Image.from_path("/tmp/second.jpg", content_type="image/jpeg"),
            ]
        )
