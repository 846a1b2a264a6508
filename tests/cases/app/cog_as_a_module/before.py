import cog  #! CF101
import torch  #! CF102


class Predictor(cog.BasePredictor):  #! CF201
    def setup(self):
        self.cache = cog.Path("/tmp/cache")

    def predict(  #! CF202
        self,
        image: cog.Path = cog.Input(description="Picture"),  #! CF305
        size: int = cog.Input(default=8, ge=1),  #! CF301
    ) -> cog.Path:  #! CF401
        out = cog.Path("/tmp/out.png")
        out.write_bytes(image.read_bytes()[:size] + bytes(torch.ones(1).int()))
        return cog.Path(out)
