import subprocess

import torch  #! CF102
from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.pipe = lambda prompt: subprocess.run(["ffmpeg", "-i", prompt, "-c:v", "h264_nvenc", "/tmp/out.mp4"])

    def predict(self, prompt: str = Input(description="What to make")) -> str:  #! CF202 CF301 CF405
        return self.pipe(prompt)
