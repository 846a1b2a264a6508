import os
import subprocess
import sys

from cog import BasePredictor  #! CF101

# not on PyPI
subprocess.check_call([sys.executable, "-m", "pip", "install", "-q", "git+https://github.com/example/words@v1"])  #! CF110
os.system("pip install --upgrade pip && pip install 'spelling[all]>=2' -f https://example.com/wheels")  #! CF110

import words  #! CF103


class Predictor(BasePredictor):  #! CF201
    def setup(self) -> None:
        print("starting")
        subprocess.run("pip3 install --no-cache-dir unidecode==1.3.8", shell=True, check=True)  #! CF110
        self.spelling = words.load()

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return self.spelling.spell(text)
