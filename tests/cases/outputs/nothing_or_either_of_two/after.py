import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    image: Image | None = None


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        if not input.text:
            return Output(image=None)
        if input.text == "white":
            return Output(
                image=Image.from_path("/data/white.png", content_type="image/png")
            )
        path = f"/tmp/{input.text}.jpg"
        with open(path, "w") as file:
            file.write(input.text)
        return Output(image=Image.from_path(path, content_type="image/jpeg"))
