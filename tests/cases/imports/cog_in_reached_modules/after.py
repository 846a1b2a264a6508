import mimetypes

import fal
from fal.toolkit import File
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text")


class Output(BaseModel):
    file: File


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["files.py", "lib"]

    def setup(self) -> None:
        from lib import speech

        self.speaker = speech.Speaker()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import files
        from lib import speech

        answer = self.speaker.speak(input.text, speech.TOKEN)
        return Output(
            file=File.from_path(
                path := files.written(f"{answer.words} {answer.language} {answer.score}", "/tmp/answer.txt"),
                content_type=mimetypes.guess_type(path, strict=False)[0],
            )
        )
