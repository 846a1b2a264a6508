import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    # TODO(cogfal CF312): Input() has no argument `defaul`: it is taken for `default`  #! CF312
    prompt: str = Field(description="What to write", default="a picture")
    # TODO(cogfal CF312): Input() has no argument `discription`: it is taken for `description`  #! CF312
    größe: int = Field(
        default=4,  # as many as there are seasons
        description="How often",
        ge=1,
    )
    # TODO(cogfal CF312): Input() has no argument `descripton`: it is taken for `description`  #! CF312
    # TODO(cogfal CF312): Input() has no argument `defalt`: it is taken for `default`  #! CF312
    image_url: str | None = Field(description="What to look at", default=None)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            image = (
                download_file(input.image_url, input_dir)
                if input.image_url
                else None
            )
            size = image.stat().st_size if image else 0
            return Output(text=input.prompt * input.größe + str(size))
