import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class LongWeights(fal.App, python_version="3.11"):
    # TODO(cogfal CF601): weights of cog.yaml: put hf://owner/base@main into /src/weights/base at the start of setup(), such as huggingface_hub.snapshot_download('owner/base', local_dir='/src/weights/base', ignore_patterns=['*.bin'])  #! CF601
    # TODO(cogfal CF601): weights of cog.yaml: put https://example.com/rest into /src/weights/rest at the start of setup()  #! CF601
    app_name = "long-weights"
    machine_type = "L"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text)
