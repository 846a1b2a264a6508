from cog import BasePredictor, Input, Secret  #! CF101 CF101 CF101


def login(token: Secret) -> str:
    return token.get_secret_value()


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        name: str,  #! CF301
        token: Secret = Input(description="Token"),  #! CF306
        key: Secret = Input(description="Key", default=None),  #! CF302 CF306
    ) -> str:  #! CF405
        if key:
            name += key.get_secret_value()
        return name + login(token)
