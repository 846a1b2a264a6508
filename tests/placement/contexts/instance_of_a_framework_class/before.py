from insightface.app import FaceAnalysis
from cog import BasePredictor, Input

app = FaceAnalysis(name="buffalo_l")
app.prepare(ctx_id=0, det_size=(640, 640))


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(app.get(count))
