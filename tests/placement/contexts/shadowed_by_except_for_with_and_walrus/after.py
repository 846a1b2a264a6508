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
        import error
        import frame
        import handle
        import size

        self.all = [error.load(), frame.load(), handle.load(), size.load()]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        total = []
        for frame in range(input.count):
            total.append(frame)
        try:
            raise KeyError("a")
        except KeyError as error:
            total.append(str(error))
        with open(__import__("os").devnull) as handle:
            total.append(handle.name)
        if (size := len(total)) > 1:
            total.append(size)
        return Output(text=str(total))
