from abc import ABC, abstractmethod
from pathlib import Path


class BasePredictor(ABC):
    @abstractmethod
    def predict(self, image: Path) -> Path: ...


class Predictor(BasePredictor):
    def setup(self) -> None:
        """Load the model"""

    def predict(self, image: Path) -> Path:
        return image
