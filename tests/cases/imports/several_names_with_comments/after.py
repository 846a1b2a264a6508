import fal
from pydantic import BaseModel


class Input(BaseModel):
    fast: bool = False


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        from diffusers import StableDiffusionPipeline

        self.pipe = StableDiffusionPipeline.from_pretrained("a-company/a-model")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from diffusers import (
            DDIMScheduler,  # slow but steady
            # the fast one
            EulerDiscreteScheduler,
        )

        scheduler = EulerDiscreteScheduler if input.fast else DDIMScheduler
        self.pipe.scheduler = scheduler.from_config(self.pipe.scheduler.config)
        return Output(text=str(self.pipe()))
