import fal
from fal.toolkit import File as FalFile
from pydantic import BaseModel


class File:
    name = "/tmp/archive.tar"


class Input(BaseModel):
    size: int


class Output(BaseModel):
    file: FalFile


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with open(File.name, "wb") as file:
            file.write(bytes(input.size))
        return Output(
            file=FalFile.from_path(
                "/tmp/archive.tar",
                content_type="application/x-tar",
            )
        )
