import os

from cog import BasePredictor  #! CF101

try:  #! CF110
    import spelling
except ImportError:
    print("installing")
    os.system("pip install spelling==2.0")
    import spelling

# ours
try:  #! CF110
    from words import known  #! CF106
except ModuleNotFoundError:
    os.system("pip install -e .")  #! CF106
    from words import known  #! CF106


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return spelling.spell(text) if known(text) else ""
