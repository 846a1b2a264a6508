import mimetypes
from pathlib import Path

import fal
from fal.toolkit import File, Image
from pydantic import BaseModel


class Output(BaseModel):
    picture_with_every_annotation: Image
    all_of_the_individual_masks: list[Image]
    unknown: File


class Input(BaseModel):
    count: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        picture_of_the_whole_scene = Path("/tmp/scene.jpeg")
        masks_of_the_individual_objects = [Path(f"/tmp/{n}.png") for n in range(input.count)]
        return Output(
            picture_with_every_annotation=Image.from_path(
                picture_of_the_whole_scene,
                content_type="image/jpeg",
            ),
            all_of_the_individual_masks=[
                Image.from_path(path, content_type="image/png")
                for path in masks_of_the_individual_objects
            ],
            unknown=File.from_path(
                path := self.model.save(input.count),
                content_type=mimetypes.guess_type(path, strict=False)[0],
            ),
        )
