import torch  #! CF102
from cog import BasePredictor, ConcatenateIterator, Input  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    @torch.inference_mode()  #! CF205
    @torch.autocast("cuda")  #! CF205
    def predict(self, prompt: str = Input(description="Prompt")) -> ConcatenateIterator[str]:  #! CF202 CF301 CF403
        """Answer word by word."""
        tokens = torch.tensor([ord(one) for one in prompt])
        for token in tokens:
            yield chr(token)
