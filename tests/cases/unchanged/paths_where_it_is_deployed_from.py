from pathlib import Path

import fal
from fal.container import ContainerImage
from pydantic import BaseModel

PROJECT = Path(__file__).resolve().parent


def packages(name: str) -> list[str]:
    return (Path(__file__).parent / name).read_text().splitlines()


class Output(BaseModel):
    text: str


class Reading(fal.App):
    app_name = "reading"
    machine_type = "M"
    requirements = packages(__file__)
    image = ContainerImage.from_dockerfile(PROJECT / "Dockerfile", context_dir=Path(__file__).parent)

    @fal.endpoint("/")
    def read(self) -> Output:
        return Output(text=Path(__file__).stem + __name__)


if __name__ == "__main__":
    print(Path(__file__).parent, PROJECT)
