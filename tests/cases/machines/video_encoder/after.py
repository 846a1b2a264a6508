import subprocess
from pathlib import Path

import fal
from fal.container import ContainerImage
from pydantic import BaseModel, Field


class Input(BaseModel):
    prompt: str = Field(description="What to make")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-L40"
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
    )

    def setup(self):
        self.pipe = lambda prompt: subprocess.run(["ffmpeg", "-i", prompt, "-c:v", "h264_nvenc", "/tmp/out.mp4"])

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.pipe(input.prompt))
