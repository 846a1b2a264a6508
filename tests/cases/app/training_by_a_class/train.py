from cog import BasePredictor, Input, emit_metric  #! CF101 CF101 CF101


class Trainer(BasePredictor):  #! CF201
    def setup(self):
        self.separator = ","

    def train(self, words: str = Input(description="Words")) -> str:  #! CF202 CF301 CF405
        emit_metric("letters", len(words))  #! CF208
        return self.separator.join(words.split())
