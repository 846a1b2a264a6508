from keras import Model
from keras.layers import Dense, Input


class Predictor(Model):
    def setup(self):
        self.input_layer = Input(shape=(3,), default=None)

    def predict(self, x):
        return Dense(1)(x)
