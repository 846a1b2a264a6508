import tempfile
from pathlib import Path

import cog  #! CF101
import torch  #! CF102


class Predictor(cog.Predictor):  #! CF201
    def setup(self):
        self.model = torch.load("/data/model.pt")

    @cog.input("prompt", type=str, default="a tree")  #! CF307
    @cog.input("steps", type=int, default=100, help="How many steps")  #! CF307
    def predict(self, prompt="", steps=100):  #! CF202 CF403
        out_path = Path(tempfile.mkdtemp()) / "out.png"
        for step in range(steps):
            picture = self.model(prompt, step)
            if step % 10 == 0:
                yield checkin(picture, step, out_path)
        yield checkin(picture, steps, out_path)


def checkin(picture, step, out_path=None):
    print(f"step {step}")
    picture.save(out_path)
    return out_path
