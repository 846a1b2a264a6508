import inspect

from cog import BasePredictor, ConcatenateIterator, Input  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        print("".join(self.predict(**{**self.defaults, "prompt": "hi"})))  #! CF212

    def predict(  #! CF202
        self,
        prompt: str,  #! CF301
        tokens: int = Input(description="How many", default=3, ge=1),  #! CF301
        top_p: float = Input(default=0.9),  #! CF301
    ) -> ConcatenateIterator[str]:  #! CF403
        for _ in range(tokens):
            yield prompt

    defaults = {  #! CF212
        key: parameter.default.default
        for key, parameter in inspect.signature(predict).parameters.items()
        if hasattr(parameter.default, "default")
    }
