import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import mmdet
        import mmdet.core.post

        self.model = mmdet.build("a")
        self.post = mmdet.core.post.make()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import mmdet.apis

        return Output(text=str(mmdet.apis.infer(input.count)))
