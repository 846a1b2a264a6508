import fal
from pydantic import BaseModel

# TODO(cogfal CF106): `"weights/small.pth"`: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()  #! CF106
SMALL = "weights/small.pth"


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import torch

        # TODO(cogfal CF106): `"weights/sharp.pth"` and 3 others: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()  #! CF106
        self.models = {
            name: torch.load(path)
            for name, path in {
                "sharp": "weights/sharp.pth",
                "soft": "weights/soft.pth",
                "grey": "weights/grey.pth",
                "blue": "weights/blue.pth",
            }.items()
        }
        # TODO(cogfal CF106): `"weights/a.pth"`, `"weights/b.pth"`: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()  #! CF106
        self.small = [torch.load(SMALL), torch.load("weights/a.pth"), torch.load("weights/b.pth")]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.models["sharp"](input.text))
