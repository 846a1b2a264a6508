import os
import subprocess

from cog import BasePredictor  #! CF101

HOME = os.getcwd()  #! CF108
os.chdir("tracker")  #! CF106 CF108
subprocess.call("pip install -q .", shell=True)  #! CF110
os.chdir(HOME)  #! CF108

import tracker  #! CF104 CF106


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return tracker.track(text)
