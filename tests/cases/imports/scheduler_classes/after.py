from typing import Literal

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    scheduler: Literal["DDIM", "K_EULER"] = Field(
        default="K_EULER", description="Scheduler"
    )


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        from diffusers import DDIMScheduler, DiffusionPipeline, EulerDiscreteScheduler

        self.schedulers = {
            "DDIM": DDIMScheduler,
            "K_EULER": EulerDiscreteScheduler,
        }

        self.pipe = DiffusionPipeline.from_pretrained("a-company/a-model")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        self.pipe.scheduler = self.schedulers[input.scheduler].from_config(
            self.pipe.scheduler.config
        )
        return Output(text=str(self.pipe()))
