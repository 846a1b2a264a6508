import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "L"
    # TODO(cogfal CF607): `pillow==9.5.0` contradicts the constraint `pillow==10.4.0` (requirements/versions.txt:3): keep one of them (requirements/base.txt:3)  #! CF607
    # TODO(cogfal CF607): requirements/versions.txt also limits safetensors, tokenizers, which `requirements` does not name: add what the app needs (requirements/versions.txt:6)  #! CF607
    requirements = [
        'torch==2.4.0 ; sys_platform == "linux"',
        "transformers[torch]!=4.41.0,<5,>=4.40",
        "pillow==9.5.0",
        "accelerate==0.29.0",
        "einops==0.8.0",
    ]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text)
