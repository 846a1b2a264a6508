import os
from pathlib import Path
from urllib.request import urlretrieve

import fal
from fal.container import ContainerImage
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
    )

    def setup(self) -> None:
        from huggingface_hub import hf_hub_download, snapshot_download

        os.environ["HF_HOME"] = "/data/huggingface"
        if not os.path.exists("words.txt"):
            urlretrieve("https://example.com/words.txt", "words.txt")
        os.system("wget -q https://example.com/marks.txt")
        snapshot_download("example/spelling", local_dir="spelling")
        self.model = hf_hub_download("example/words", "model.json")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.text} {open(self.model).read()}")
