import os

from cog import BasePredictor  #! CF101
from diffusers import AutoencoderKL, ControlNetModel, StableDiffusionControlNetPipeline  #! CF102 CF102 CF102
from efficientnet import EfficientNet  #! CF103
from upscaler import Upscaler  #! CF103

CONTROL = "control-cache"


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        is_cached = True
        control = ControlNetModel.from_pretrained(CONTROL)  #! CF106
        coder = AutoencoderKL.from_pretrained("a-company/a-coder", local_files_only=is_cached)  #! CF106
        self.pipe = StableDiffusionControlNetPipeline.from_pretrained(
            "./weights", controlnet=control, vae=coder, local_files_only=is_cached  #! CF106
        )
        os.system("cp " + CONTROL + "/safety.pth /root/.cache/safety/")  #! CF106
        self.upscalers = {}
        for scale in (2, 4):
            self.upscalers[scale] = Upscaler(scale)
            self.upscalers[scale].load_weights(f"weights/upscaler_x{scale}.pth")  #! CF106
        self.classes = EfficientNet.from_pretrained("efficientnet-b0", local_files_only=False)
        try:
            self.safety = AutoencoderKL.from_pretrained("./safety-cache", local_files_only=False)
        except OSError:
            self.safety = None
        if os.path.exists("./lora-cache"):
            self.pipe.unet = AutoencoderKL.from_pretrained("./lora-cache", local_files_only=False)

    def predict(self, prompt: str) -> str:  #! CF202 CF301 CF405
        return str(self.pipe(prompt))
