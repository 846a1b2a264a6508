import glob
from typing import Iterator

from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def render(self, text: str, suffix: str) -> None:
        for number in range(2):
            Path(f"rendered-{number}.{suffix}").write_text(text)
        Path("mask.png").write_text(text)

    def predict(  #! CF202
        self, text: str, suffix: str = Input(choices=["webp", "png"], default="webp")  #! CF301 CF301 CF303
    ) -> Iterator[Path]:  #! CF403
        self.render(text, suffix)
        for name in sorted(glob.glob("rendered-*")):
            yield Path(name)
