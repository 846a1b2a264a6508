import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    """Repeats a text."""

    app_name = "my-model"
    machine_type = "GPU-A100"

    # Made once.
    def setup(self) -> None:
        """Find the end of the text"""
        # How often to say it
        self.count = 2
        self.words = []  # filled later
        # It is loud.
        self.end = "!"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Repeat it"""
        return Output(text=input.text * self.count + self.end)
