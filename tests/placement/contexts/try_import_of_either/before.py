try:
    from absent_kernels import attend
except ImportError:
    from torch.nn.functional import attend
from cog import BasePredictor, Input


def apply(count):
    return attend(count)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return f"{apply(count)} {attend(1)}"
