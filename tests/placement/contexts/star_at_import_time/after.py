import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["tools.py"]

    def setup(self) -> None:
        from diffusers import DDIM, DDPM
        from tools import WIDTH

        self.schedulers = {"a": DDIM, "b": DDPM}
        self.size = WIDTH * 2

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(self.schedulers["a"](self.size + input.count)))
