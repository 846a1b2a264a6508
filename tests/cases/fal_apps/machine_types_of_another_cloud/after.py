import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    # TODO(cogfal CF802): fal has no machine type "GPU-A100-80GB", which shows at deploy only: "GPU-H100" has 80 GB  #! CF802
    machine_type = [
        "GPU-H100",
        "GPU-A100-80GB",
        "GPU-H200",
    ]

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
