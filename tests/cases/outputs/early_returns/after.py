from pathlib import Path

import fal
from fal.toolkit import Audio
from pydantic import BaseModel


class Input(BaseModel):
    text: str
    format: str = "wav"


class Output(BaseModel):
    audio: Audio


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        if not input.text:
            return Output(
                audio=Audio.from_path("/data/silence.wav", content_type="audio/wav")
            )  # nothing to say
        try:
            with open("/tmp/out.wav", "w") as file:
                file.write(input.text)
                file.flush()
                return Output(
                    audio=Audio.from_path(Path(file.name), content_type="audio/wav")
                )
        finally:
            print("done")
