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
    app_files = ["conf"]

    def setup(self):
        from hydra import compose, initialize_config_dir

        initialize_config_dir(config_dir=os.path.abspath("conf"), version_base="1.3", job_name="app")
        self.settings = compose(config_name="small")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(text=str(torch.ones(self.settings.size)) + input.text)
