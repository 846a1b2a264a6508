import fal
from pydantic import BaseModel, Field

device = "cuda"


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global model, preprocess

        import clip

        model, preprocess = clip.load("ViT-B/32", device=device)
        for parameter in (model, preprocess):
            parameter.requires_grad_(False)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(model(preprocess(input.count))))
