import fal
from pydantic import BaseModel, Field


class Base:
    def setup(self):
        import torch

        # TODO(cogfal CF106): `"weights.pt"`: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()  #! CF106
        self.model = torch.load("weights.pt")

    def predict(self, text: str, count: int = 1) -> str:
        return self.model(text) * count


class Input(BaseModel):
    text: str = Field(description="Text")
    loud: bool = Field(default=False)


class Output(BaseModel):
    text: str


class MyModel(Base, fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        import torch

        self.names = torch.arange(3)

        super().setup()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        print(self.names)
        answer = super().predict(input.text, 2)
        return Output(text=answer.upper() if input.loud else answer)
