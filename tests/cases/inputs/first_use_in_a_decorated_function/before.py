import functools

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, base: int, count: int) -> int:  #! CF202 CF301 CF301 CF405
        @functools.lru_cache
        def power(exponent):
            return base ** exponent

        base = base + 1
        return sum(power(one) for one in range(count))
