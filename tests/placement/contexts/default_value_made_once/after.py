import fal
from pydantic import BaseModel, Field


def encode(count, transform=None):
    if transform is None:
        transform = DEFAULT_TRANSFORM
    return transform(count)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global DEFAULT_TRANSFORM

        from torchvision import transforms

        DEFAULT_TRANSFORM = transforms.Compose([transforms.ToTensor()])

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{encode(input.count)} {encode(input.count)}")
