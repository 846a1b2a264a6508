import subprocess
from pathlib import Path as FilePath
from typing import List

from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101

FOLDER = "/tmp/rendered"


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.logo = "logo.png"

    def predict(  #! CF202
        self,
        text: str,  #! CF301
        format: str = Input(choices=["webp", "png"], default="webp"),  #! CF301 CF303
    ) -> List[Path]:  #! CF402
        subprocess.run(["render", self.logo, text, format, FOLDER], check=True)
        return self.rendered()

    def rendered(self):
        files = []
        for file in FilePath(FOLDER).iterdir():
            files.append(Path(file))
        return files
