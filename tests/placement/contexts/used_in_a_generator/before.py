from typing import Iterator

import torch
from cog import BasePredictor, ConcatenateIterator, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> ConcatenateIterator[str]:
        for number in self.numbers(count):
            yield str(number)

    def numbers(self, count) -> Iterator[int]:
        for number in range(count):
            yield torch.tensor(number)
