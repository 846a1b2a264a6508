import pathlib

import torch  #! CF102
from cog import Path  #! CF101
from cog import Predictor as Base  #! CF101
from cog import input as cog_input  #! CF101

Input = dict


class Predictor(Base):  #! CF201
    def setup(self):
        self.model = torch.load("/data/model.pt")

    @cog_input("input", type=Path, help="Picture")  #! CF307
    @torch.no_grad()  #! CF205
    @cog_input("factor", type=int, default=2)  #! CF307
    def predict(self, input, factor):  #! CF202
        return self.written(self.model(input.read_bytes(), factor))

    def written(self, data):
        out_path = pathlib.Path("/tmp/out.png")
        out_path.write_bytes(data)
        return out_path
