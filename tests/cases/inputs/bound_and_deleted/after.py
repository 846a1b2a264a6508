import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    prompt: str
    seed: int | None = Field(default=None)
    total: int = Field(default=0)
    names: str = Field(default="a,b")
    image_url: str | None = Field(default=None)
    scale: float = Field(default=1.0)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from PIL import Image

        with tempfile.TemporaryDirectory() as input_dir:
            image = (
                download_file(input.image_url, input_dir)
                if input.image_url
                else None
            )
            total = input.total
            for name in input.names.split(","):
                if name:
                    total += len(name)

            scale = input.scale

            def pick(number=input.seed):
                nonlocal scale
                scale = scale * 2
                return number

            if (chosen := pick()) is None:
                chosen = 1
            prompt = input.prompt
            parts = [prompt for prompt in prompt.split()]
            if image:
                picture = Image.open(image)
                parts.append(str(picture.size))
            del image
            return Output(text=f"{parts} {total} {chosen} {scale}")
