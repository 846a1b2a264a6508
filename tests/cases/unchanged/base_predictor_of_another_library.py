from ultralytics.engine.predictor import BasePredictor
from ultralytics.utils import ops


class DetectionPredictor(BasePredictor):
    def predict(self, source=None, default=False):
        return ops.non_max_suppression(source, default)
