"""Try it with: python scripts/count.py --steps 3"""

from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, steps: int = Input(description="As python scripts/count.py counts", default=3)) -> int:  #! CF202 CF301 CF405
        """Run python scripts/count.py"""
        return steps
