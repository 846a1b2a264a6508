import tempfile
from typing import Any

import fal
from fal.toolkit import download_file
from pydantic import BaseModel


def smoothed(values):
    from scipy.signal import savgol_filter

    return savgol_filter(values, 5, 2)


class Input(BaseModel):
    video_url: str
    speed: bool


class Output(BaseModel):
    output: Any


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np

        with tempfile.TemporaryDirectory() as input_dir:
            video = download_file(input.video_url, input_dir)
            left, right = [], []
            for byte in video.read_bytes():
                left.append([byte, 0])
                right.append([0, byte])
            left = smoothed(np.array(left).T)
            if input.speed:
                right = np.array(right)
            # TODO(cogfal CF408): `right` is a numpy array in some cases: make it .tolist() where it becomes one  #! CF408
            return Output(output=(left.tolist(), right, len(left)))
