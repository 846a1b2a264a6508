from pathlib import Path

import fal
from fal.toolkit import Image
from pydantic import BaseModel

DRY_RUN = False


class Result(BaseModel):
    picture: Image


class Input(BaseModel):
    name: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    RESULT = dict if DRY_RUN else Result

    def setup(self):
        print(f"answers with {self.RESULT}")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Result:
        path = Path("/tmp/picture.png")
        path.write_bytes(input.name.encode())
        if not DRY_RUN:
            return Result(picture=Image.from_path(path, content_type="image/png"))
        elif input.name == "other":
            return Result(
                picture=Image.from_path("other.png", content_type="image/png"),
            )
        else:
            # TODO(cogfal CF410): `not DRY_RUN` switches this answer off, and it is of another type: it is not converted  #! CF410
            return {"pictures": [path]}
