from typing import Iterator

from cog import BasePredictor, Input, Path, Secret  #! CF101 CF101 CF101 CF101
from whisper.tokenizer import LANGUAGES  #! CF102

from constants import STEPS  #! CF104
from seeds import predict_seed  #! CF104


class Inputs:
    width = Input(description="Width", default=512, ge=64)


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        sound: Path = Input(description="Sound"),  #! CF305
        steps: int = Input(description="Steps", default=STEPS),  #! CF301
        width: int = Inputs.width,  #! CF301
        seed: int = predict_seed(),  #! CF301 CF302
        language: str = Input(description="Language", choices=sorted(LANGUAGES), default="en"),  #! CF301 CF304
        token: Secret = Input(description="Token", default=None),  #! CF302 CF306
    ) -> Iterator[str]:  #! CF403
        yield sound.suffix
        for step in range(steps):
            yield f"{step} {width} {seed} {language} {token}"
