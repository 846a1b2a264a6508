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
        from transformers import AutoModel

        # baked in
        # TODO(cogfal CF106): `"./weights/model"`: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()  #! CF106
        self.model = AutoModel.from_pretrained(
            "./weights/model",
            local_files_only=True,
        )

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.model(input.text))
