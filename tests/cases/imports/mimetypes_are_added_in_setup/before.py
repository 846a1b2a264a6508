import mimetypes

from cog import BasePredictor, Path  #! CF101 CF101

# browsers know it, Python 3.11 does not
mimetypes.add_type("image/webp", ".webp")  #! CF108


class Predictor(BasePredictor):  #! CF201
    def predict(self, prompt: str) -> Path:  #! CF202 CF301 CF401
        path = Path("/tmp/out.webp")
        path.write_bytes(prompt.encode())
        return path
