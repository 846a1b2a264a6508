import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import torchvision

        self.model = torchvision.models.resnet18()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torchvision.transforms.functional as TF

        return Output(text=str(TF.to_tensor(input.count)))
