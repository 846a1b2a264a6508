import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    requirements = ["spelling==2.0"]
    app_files = ["words.py"]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import spelling
        # ours
        from words import known

        return Output(text=spelling.spell(input.text) if known(input.text) else "")
