import sys
from pathlib import Path

import fal
from fal.container import ContainerImage
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "L"
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
    )

    def setup(self) -> None:
        sys.path.append("/src/tools")
        sys.path.extend([".", ".", "/opt/detector"])
        # TODO(cogfal CF107): `missing-submodule` is on the search path and not in the project (a submodule or a clone that is not checked out?): nothing can be imported from it on the runner; clone it in the Dockerfile, or ship it  #! CF107
        sys.path.insert(1, "missing-submodule")
        # TODO(cogfal CF107): `/home/someone/project` is on the search path, and nothing in cog.yaml makes that folder: make it in the Dockerfile  #! CF107
        sys.path.insert(1, "/home/someone/project")
        sys.path.insert(1, "cloned")

        sys.path.append("/src/tools/")
        fetch("https://example.com/cloned.tar", "cloned")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import detector

        return Output(output=detector.count(input.text))


def fetch(url: str, folder: str) -> None:
    print(url, folder)
