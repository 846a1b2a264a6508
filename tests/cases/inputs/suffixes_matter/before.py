import shutil

from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101
from PIL import Image  #! CF103


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        document: Path = Input(description="Looked at by its suffix"),  #! CF305
        picture: Path = Input(description="Only opened"),  #! CF305
        frames: list[Path] = Input(description="Passed on"),  #! CF305
        plain: Path = Input(description="Opened by a method", default=None),  #! CF302 CF305
    ) -> str:  #! CF405
        picture = Image.open(picture).convert("RGB")
        if plain:
            plain = self.load(plain)
        if document.suffix == ".zip":
            shutil.unpack_archive(str(document))
        return f"{picture.size} {plain} {self.names(frames)}"

    def load(self, path):
        print(f"loading {path}")
        with open(path) as file:
            return file.read()

    def names(self, paths):
        return [path.stem for path in paths]
