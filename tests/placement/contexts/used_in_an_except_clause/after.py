import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        try:
            if input.count > 1:
                raise torch.cuda.OutOfMemoryError("too much")
            return Output(text="done")
        except torch.cuda.OutOfMemoryError as error:
            torch.cuda.empty_cache()
            return Output(text=str(error))
