import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Input(BaseModel):
    prompt: str


class Output(BaseModel):
    image: Image


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        from diffusers import DiffusionPipeline

        self.pipe = DiffusionPipeline.from_pretrained("a-company/a-model")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        image = self.pipe(input.prompt).images[0]
        image.save("/tmp/output.jpg", quality=90)
        return Output(
            image=Image.from_path("/tmp/output.jpg", content_type="image/jpeg")
        )
