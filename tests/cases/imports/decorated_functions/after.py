import fal
from pydantic import BaseModel


def embed(model, text):
    """One vector."""
    import torch

    with torch.no_grad():
        return model(text)


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import torch

        self.model = torch.jit.load("/data/model.pt")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(embed(self.model, input.text)) + str(self.norm(input.text)))

    # never needs a gradient
    def norm(self, text):
        import torch

        with torch.inference_mode():
            return self.model(text).norm()
