import fal
from fal.toolkit import File, Image
from pydantic import BaseModel


class ModelOutput(BaseModel):
    tags: str
    picture: Image
    details: File


class Input(BaseModel):
    tags: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> ModelOutput:
        details_path = "/tmp/details.json"
        return ModelOutput(
            tags=input.tags,
            picture=Image.from_path("/tmp/a.png", content_type="image/png"),
            details=File.from_path(details_path, content_type="application/json"),
        )
