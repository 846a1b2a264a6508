from pathlib import Path

import fal
from fal.container import ContainerImage
from pydantic import BaseModel


class Input(BaseModel):
    prompt: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "L"
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
    )

    def setup(self):
        from faces import Enhancer, Swapper, Tracker

        # TODO(cogfal CF106): `"models/swapper_128.onnx"`: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()  #! CF106
        self.swapper = Swapper("models/swapper_128.onnx")
        self.enhancer = Enhancer("tracking/enhancer.pth")
        self.tracker = Tracker("models/tracker.pt")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.swapper(self.enhancer(self.tracker(input.prompt))))
