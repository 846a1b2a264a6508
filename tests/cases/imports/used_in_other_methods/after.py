from pathlib import Path

import fal
from fal.container import ContainerImage
from pydantic import BaseModel


class Input(BaseModel):
    size: int


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
    )

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=self.count(self.blank(input.size)))

    def count(self, picture) -> int:
        """Bright pixels."""
        import cv2

        _, mask = cv2.threshold(picture, 127, 255, cv2.THRESH_BINARY)
        return int(mask.sum())

    @staticmethod
    def blank(size):
        import numpy as np

        # height before width
        return np.zeros((size, size), dtype=np.uint8)
