import torch  #! CF102
from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        os.environ["TORCH_CUDA_ARCH_LIST"] = "8.6;8.9"
        self.pipe = torch.compile(torch.nn.Identity())

    def predict(self, prompt: str = Input(description="What to make")) -> str:  #! CF202 CF301 CF405
        return self.pipe(prompt)
