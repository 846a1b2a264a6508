import configparser

from cog import BasePredictor  #! CF101

settings = configparser.ConfigParser()
settings.read_string("[picture]\nstyle = oil\n")  #! CF108
style = settings["picture"]["style"]  #! CF108


class Predictor(BasePredictor):  #! CF201
    def predict(self, prompt: str) -> str:  #! CF202 CF301 CF405
        return f"{prompt}, {style}"
