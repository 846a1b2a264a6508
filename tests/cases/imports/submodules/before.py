import scipy.ndimage  #! CF103
import scipy.signal  #! CF103
import torch.nn.functional as F  #! CF102
from cog import BasePredictor  #! CF101
from diffusers.utils.torch_utils import randn_tensor  #! CF102


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.noise = randn_tensor((1, 4))

    def predict(self, width: int) -> str:  #! CF202 CF301 CF405
        window = scipy.signal.windows.hann(width)
        return str(F.softmax(self.noise, dim=-1)) + str(self.smooth(window))

    def smooth(self, window):
        return scipy.ndimage.gaussian_filter(window, 1)
