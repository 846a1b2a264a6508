import inspect
import subprocess
import sys
from pathlib import Path

from cog import BasePredictor  #! CF101

ABOVE = Path(__file__).parent.parent  #! CF111!


def folder(start: str = Path(__file__).parent) -> str:  #! CF111!
    return start


class Predictor(BasePredictor):  #! CF201
    here = Path(__file__).parent  #! CF111!

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        subprocess.run([sys.executable, __file__, text], check=True)  #! CF111!
        print(sys.modules[__name__].ABOVE, inspect.getsourcefile(Predictor), inspect.getsource(inspect))  #! CF111! CF111!
        return folder()
