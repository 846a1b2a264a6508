import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        import torch

        self.device = torch.device("cuda")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(text=str(torch.tensor(input.count, device=self.device)))


# TODO(cogfal CF105): as a script, the file does not have `DEVICE`: it is made in setup() now
if __name__ == "__main__":
    print(DEVICE)
