from pathlib import Path

import fal
from fal.container import ContainerImage
from pydantic import BaseModel

HERE = Path(__file__).parent  #! CF111


class Output(BaseModel):
    text: str


class Greeting(fal.App):
    app_name = "greeting"
    machine_type = "M"
    image = ContainerImage.from_dockerfile(HERE / "Dockerfile", context_dir=HERE)

    @fal.endpoint("/")
    def greet(self) -> Output:
        return Output(text=Path(__file__).with_name("greeting.txt").read_text() + (HERE / "mark").read_text())  #! CF111
