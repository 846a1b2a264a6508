import fal
from pydantic import BaseModel, Field

if __name__ == "__main__":
    import torch
    print(torch.__version__)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        import torch

        self.size = torch.cuda.device_count()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(text=str(torch.tensor(input.count + self.size)))
