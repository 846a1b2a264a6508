import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    prompt: str = Field(description="Prompt")
    width: int = Field(default=512)
    height: int = Field(default=512)
    seed: int = Field(default=1)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        print("starting")
        # multiples of eight only
        width = input.width
        height = input.height
        width, height = width - width % 8, height - height % 8

        seed = input.seed
        if seed < 0:
            seed = 7
        prompt = input.prompt
        prompt += "!"
        return Output(text=f"{prompt} {width}x{height} {seed}")
