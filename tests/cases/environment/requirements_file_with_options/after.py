import fal
from pydantic import BaseModel


class Input(BaseModel):
    a: int


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    requirements = [
        "--extra-index-url",
        "https://download.pytorch.org/whl/cu121",
        "--index-strategy",
        "unsafe-best-match",
        "torch==2.4.0",
        "transformers>=4.44",
        "git+https://github.com/huggingface/diffusers.git",
    ]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=input.a)
