import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text")
    count: int = Field(description="How often", default=2)
    share: float = Field(description="How much", default=0.5)
    loud: bool = Field(description="Capital letters", default=False)
    words: list[str] = Field(description="Further words")
    sizes: list[int] = Field(description="Sizes", default=[1, 2])


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Say it"""
        said = " ".join([input.text, *input.words]) * input.count + str(input.share) + str(input.sizes)
        return Output(text=said.upper() if input.loud else said)
