import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="What to judge")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import torch
        from transformers import AutoModelForSequenceClassification

        self.model = AutoModelForSequenceClassification.from_pretrained(
            "sentiment", torch_dtype=torch.float16
        )

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.model.judge(input.text))
