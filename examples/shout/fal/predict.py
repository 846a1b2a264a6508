from typing import Literal

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="What to shout", min_length=1, max_length=200)
    mood: Literal["calm", "loud", "puzzled"] = Field(
        description="How the sentence ends",
        default="loud",
    )
    volume: int = Field(
        description="How many marks to put at the end", default=3, ge=1, le=11
    )
    echoes: int = Field(
        description="How often the last word comes back", default=0, ge=0, le=5
    )
    stretch: float = Field(
        description="How much longer the last vowel gets", default=1.0, ge=1.0, le=4.0
    )
    capitals: bool = Field(description="Write in capital letters", default=True)


class Output(BaseModel):
    text: str


class Shout(fal.App, python_version="3.11"):
    app_name = "shout"
    machine_type = "L"

    def setup(self) -> None:
        """Load what is the same for every prediction"""
        self.marks = {"calm": ".", "loud": "!", "puzzled": "?!"}

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Shout a sentence"""
        start, space, last = input.text.rpartition(" ")
        for vowel in "aeiou":
            last = last.replace(vowel, vowel * round(input.stretch))
        echo = f" ({last})" * input.echoes

        shouted = start + space + last + echo + self.marks[input.mood] * input.volume
        return Output(text=shouted.upper() if input.capitals else shouted)
