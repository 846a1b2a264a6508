# Prediction interface for Cog ⚙️
# https://cog.run/python

from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self) -> None:
        """Load what is the same for every prediction"""
        self.marks = {"calm": ".", "loud": "!", "puzzled": "?!"}

    def predict(
        self,
        text: str = Input(description="What to shout", min_length=1, max_length=200),
        mood: str = Input(
            description="How the sentence ends",
            choices=["calm", "loud", "puzzled"],
            default="loud",
        ),
        volume: int = Input(
            description="How many marks to put at the end", default=3, ge=1, le=11
        ),
        echoes: int = Input(
            description="How often the last word comes back", default=0, ge=0, le=5
        ),
        stretch: float = Input(
            description="How much longer the last vowel gets", default=1.0, ge=1.0, le=4.0
        ),
        capitals: bool = Input(description="Write in capital letters", default=True),
    ) -> str:
        """Shout a sentence"""
        start, space, last = text.rpartition(" ")
        for vowel in "aeiou":
            last = last.replace(vowel, vowel * round(stretch))
        echo = f" ({last})" * echoes

        shouted = start + space + last + echo + self.marks[mood] * volume
        return shouted.upper() if capitals else shouted
