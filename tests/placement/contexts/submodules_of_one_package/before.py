import mmdet
import mmdet.apis
import mmdet.core.post
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self):
        self.model = mmdet.build("a")
        self.post = mmdet.core.post.make()

    def predict(self, count: int = Input(default=2)) -> str:
        return str(mmdet.apis.infer(count))
