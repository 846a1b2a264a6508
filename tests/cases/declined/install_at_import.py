import os
import subprocess

from cog import BasePredictor  #! CF101

os.system("pip install -e .")  #! CF110! CF106
os.system("pip install -r requirements-of-someone.txt")  #! CF110!
os.system("pip install 'spelling>=2' && make install")  #! CF110!
if os.environ.get("INSTALL"):  #! CF110!
    subprocess.run(["pip", "install", "spelling"], check=True)
subprocess.run(["pip", "install", "spelling"], env={"A": "b"})  #! CF110!


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        os.system("pip install words")
        return text
