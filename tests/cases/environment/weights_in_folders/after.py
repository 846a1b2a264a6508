import os

import fal
from pydantic import BaseModel

CONTROL = "control-cache"


class Input(BaseModel):
    prompt: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        from diffusers import (
            AutoencoderKL,
            ControlNetModel,
            StableDiffusionControlNetPipeline,
        )
        from efficientnet import EfficientNet
        from upscaler import Upscaler

        is_cached = True
        # TODO(cogfal CF106): `"control-cache"`: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()  #! CF106
        control = ControlNetModel.from_pretrained(CONTROL)
        # TODO(cogfal CF106): local_files_only=True: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()  #! CF106
        coder = AutoencoderKL.from_pretrained("a-company/a-coder", local_files_only=is_cached)
        # TODO(cogfal CF106): `"./weights"`: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()  #! CF106
        self.pipe = StableDiffusionControlNetPipeline.from_pretrained(
            "./weights", controlnet=control, vae=coder, local_files_only=is_cached
        )
        # TODO(cogfal CF106): `"control-cache/safety.pth"`: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()  #! CF106
        os.system("cp " + CONTROL + "/safety.pth /root/.cache/safety/")
        self.upscalers = {}
        for scale in (2, 4):
            self.upscalers[scale] = Upscaler(scale)
            # TODO(cogfal CF106): `f"weights/upscaler_x{scale}.pth"`: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()  #! CF106
            self.upscalers[scale].load_weights(f"weights/upscaler_x{scale}.pth")
        self.classes = EfficientNet.from_pretrained("efficientnet-b0", local_files_only=False)
        try:
            self.safety = AutoencoderKL.from_pretrained("./safety-cache", local_files_only=False)
        except OSError:
            self.safety = None
        if os.path.exists("./lora-cache"):
            self.pipe.unet = AutoencoderKL.from_pretrained("./lora-cache", local_files_only=False)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(self.pipe(input.prompt)))
