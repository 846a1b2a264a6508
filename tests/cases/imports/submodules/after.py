import fal
from pydantic import BaseModel


class Input(BaseModel):
    width: int


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        from diffusers.utils.torch_utils import randn_tensor

        self.noise = randn_tensor((1, 4))

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import scipy.signal
        import torch.nn.functional as F

        window = scipy.signal.windows.hann(input.width)
        return Output(text=str(F.softmax(self.noise, dim=-1)) + str(self.smooth(window)))

    def smooth(self, window):
        import scipy.ndimage

        return scipy.ndimage.gaussian_filter(window, 1)
