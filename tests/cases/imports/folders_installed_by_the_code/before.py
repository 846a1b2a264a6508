import subprocess

subprocess.run("cd spelling && pip install . && cd ..", shell=True, check=True)  #! CF110
subprocess.run(["python", "setup.py", "develop"], cwd="words")  #! CF110

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        from spelling_of_words import spell

        return spell(text)
