import torch  #! CF102
from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = torch.compile(torch.nn.Linear(1, 1))
        self.predict("warm up", Path("sample.png"), steps=1)  # compiles the model  #! CF212

    @torch.inference_mode()  #! CF205
    def predict(  #! CF202
        self,
        prompt: str = Input(description="What to paint"),  # in English  #! CF301
        # The picture to start from.
        image: Path = Input(description="Where to start", default=None),  #! CF305 CF302
        steps: int = Input(description="Steps", default=20, ge=1, le=50),  #! CF301
    ) -> Path:  #! CF401
        """Paint a picture."""
        picture = self.model(prompt, image, steps)
        picture.save("/tmp/out.webp")
        return Path("/tmp/out.webp")
