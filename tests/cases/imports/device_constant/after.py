import fal
from pydantic import BaseModel


def noise(size):
    import torch

    return torch.randn(size, device=DEVICE)


class Input(BaseModel):
    size: int


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        global DEVICE

        import torch

        DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")

        self.model = torch.jit.load("/data/model.pt", map_location=DEVICE)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(self.model(noise(input.size))))
