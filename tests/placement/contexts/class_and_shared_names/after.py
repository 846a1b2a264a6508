import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["networks.py"]

    def setup(self):
        from networks import Net

        self.net: Net = Net()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from networks import SIZE, double

        return Output(text=f"{self.net(input.count)} {double(input.count)} {SIZE}")
