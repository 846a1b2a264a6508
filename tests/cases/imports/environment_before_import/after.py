import os

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        """Load the pipeline"""
        os.environ["HF_HOME"] = "/data/hub"
        os.environ["TRANSFORMERS_OFFLINE"] = "0"  # the hub is reachable

        import torch
        from transformers import pipeline

        self.pipe = pipeline("summarization", torch_dtype=torch.float16)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.pipe(input.text)[0]["summary_text"])
