import fal
from fal.toolkit import Audio
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    audio: Audio


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        out_path = "/tmp/speech.wav"
        with open(out_path, "wb") as file:
            file.write(input.text.encode())
        return Output(audio=Audio.from_path(out_path, content_type="audio/wav"))
