import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def fetch(self, count):
        from requests.exceptions import HTTPError

        raise HTTPError(count)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from requests.exceptions import HTTPError

        try:
            self.fetch(input.count)
        except HTTPError as error:
            return Output(text=f"no: {error}")
        return Output(text="yes")
