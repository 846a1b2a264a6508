import fal
from fal.container import ContainerImage
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Shouting(fal.App):
    machine_type = "S"
    image = ContainerImage.from_dockerfile_str("FROM python:3.11\nRUN pip install fal\nCOPY shouting.py .")

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        from shouting import shout

        return Output(text=shout(input.text))
