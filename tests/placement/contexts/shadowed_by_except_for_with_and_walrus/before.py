import error
import frame
import handle
import size
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self):
        self.all = [error.load(), frame.load(), handle.load(), size.load()]

    def predict(self, count: int = Input(default=2)) -> str:
        total = []
        for frame in range(count):
            total.append(frame)
        try:
            raise KeyError("a")
        except KeyError as error:
            total.append(str(error))
        with open(__import__("os").devnull) as handle:
            total.append(handle.name)
        if (size := len(total)) > 1:
            total.append(size)
        return str(total)
