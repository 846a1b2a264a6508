import fal
from pydantic import BaseModel


class Numbers(BaseModel):
    a: float
    b: float


class Sum(BaseModel):
    total: float


class Calculator(fal.App):
    machine_type = "XS"

    @fal.endpoint("/")
    def add(self, input: Numbers) -> Sum:
        return Sum(total=input.a + input.b)

    @fal.endpoint("/negative")
    def subtract(self, input: Numbers) -> Sum:
        return Sum(total=input.a - input.b)
