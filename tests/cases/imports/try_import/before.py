from cog import BasePredictor  #! CF101

try:  #! CF105
    import flash_attn

    ATTENTION = "flash_attention_2"
except ImportError:
    ATTENTION = "sdpa"


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.attention = ATTENTION

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text + self.attention
